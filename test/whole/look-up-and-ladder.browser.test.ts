import test, { type ExecutionContext } from 'ava';
import type { Browser, Page } from 'playwright-core';
import { startServing } from '../../src/main.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { openTrainedProduct } from '../helpers/product.ts';

let browser: Browser;
test.before(async () => {
  browser = await launchChromium();
});
test.after.always(() => browser?.close());

/** The playground on a demo book, as the first advisor sees it. */
const openPlayground = async (t: ExecutionContext, viewport: { width: number; height: number }): Promise<Page> => {
  const product = await openTrainedProduct(t);
  const serving = await startServing({ ...product.config, port: 0 }, () => {});
  const context = await browser.newContext({ viewport, hasTouch: viewport.width < 600 });
  t.teardown(async () => {
    await context.close();
    await serving.stop();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => t.fail(`the page threw: ${error.message}`));
  await page.goto(serving.url);
  return page;
};

const send = async (page: Page, text: string): Promise<void> => {
  const composer = page.getByLabel('Message Bond Advisor');
  await composer.fill(text);
  await composer.press('Enter');
};
const widthOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

const WIDTHS = [
  ['at a desk', { width: 1440, height: 900 }],
  ['on a phone', { width: 390, height: 844 }],
] as const;

for (const [where, viewport] of WIDTHS) {
  test(`a client is looked up, a ladder built from there, and the way leads back, ${where}`, async (t) => {
    const page = await openPlayground(t, viewport);
    await send(page, '/bond-client C_0042');
    const lookup = page.getByRole('article').filter({ hasText: 'Age and gender' }).last();
    await lookup.waitFor();
    const facts = await lookup.innerText();
    for (const part of [
      /Risk band/,
      /Relationship manager/,
      /Segment /,
      /Confidence 0\.\d\d/,
      /purchases, newest first/,
      /Recommended so far/,
    ]) {
      t.regex(facts, part);
    }
    await lookup.getByText('Bought so far, by year and bond type').first().waitFor();
    await lookup.getByRole('columnheader', { name: 'Matures' }).waitFor();

    await lookup.getByRole('button', { name: 'Build a ladder' }).click();
    const modal = page.getByRole('dialog');
    const amount = modal.getByLabel('Amount');
    await amount.fill('a lot');
    await modal.getByRole('button', { name: 'Build', exact: true }).click();
    await modal.getByText('Write an amount of rupees').waitFor();
    await amount.fill('25 lakh');
    await modal.getByRole('button', { name: 'Build', exact: true }).click();
    await modal.waitFor({ state: 'detached' });

    const ladder = page.getByRole('article').filter({ hasText: 'Ladder for C_0042' }).last();
    await ladder.waitFor();
    const words = await ladder.innerText();
    t.regex(words, /lakh at \d+\.\d\d % on average · modified duration \d+\.\d years/);
    t.regex(words, /Call terms are not in the book/);
    await ladder.getByText('What comes in, by year').first().waitFor();

    await ladder.getByRole('button', { name: 'Recommend' }).click();
    const advice = page.getByRole('article').filter({ hasText: 'Offer ' }).last();
    await advice.waitFor();
    await advice.getByRole('button', { name: 'Profile' }).click();
    const again = page
      .getByRole('article')
      .filter({ hasText: /Recommended so far[\s\S]*shown to you/ })
      .last();
    await again.waitFor();
    t.true((await widthOf(page)) <= viewport.width, 'nothing is wider than the window');
  });
}

test('a client of somebody else cannot be looked up, and no ladder is built for one', async (t) => {
  const page = await openPlayground(t, { width: 1440, height: 900 });
  await page.getByLabel('Act as').selectOption('U0ADVISOR2');
  await send(page, '/bond-client C_0042');
  await page.getByRole('article').filter({ hasText: 'No client of yours has the id' }).filter({ hasText: 'C_0042' }).waitFor();
  t.is(await page.getByRole('article').filter({ hasText: 'Age and gender' }).count(), 0);
});
