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

/** `npm start` on a demo book that is there already, and its page as the first advisor sees it. */
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
  const own = new URL(serving.url).host;
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).host !== own) t.fail(`a request left for ${request.url()}`);
  });
  await page.goto(serving.url);
  return page;
};

const recommendation = (page: Page) => page.getByRole('article').filter({ hasText: 'C_0042' }).filter({ hasText: 'Offer ' });

test('the whole main job: a command, the modal, a client picked by typing, the message, a thumb, its footer, and back', async (t) => {
  const page = await openPlayground(t, { width: 1440, height: 900 });
  const composer = page.getByLabel('Message Bond Advisor');
  // With a space the list of commands is not in the way of Enter.
  await composer.fill('/bond-recommend ');
  await composer.press('Enter');

  const modal = page.getByRole('dialog');
  await modal.getByRole('combobox').click();
  await modal.getByRole('combobox').pressSequentially('c_0042');
  await page.getByRole('option', { name: /C_0042/ }).click();
  await modal.getByRole('button', { name: 'Recommend' }).click();

  const message = recommendation(page);
  await message.waitFor();
  const before = await message.innerText();
  t.regex(before, /\d+ %/);
  t.regex(before, /IN[A-Z0-9]{10}/, 'an ISIN');

  await message.hover();
  await message.getByRole('button', { name: 'React with :+1:' }).click();
  await message.getByText(/1 👍.*0\.\d+ → 0\.\d+/).waitFor();

  await message.getByRole('button', { name: ':+1: 1' }).click();
  await message.getByText(/0\.\d+ → 0\.\d+/).waitFor({ state: 'detached' });
  t.regex(await message.innerText(), /React with/);
});

test('with the client named in the command the answer comes at once, on a phone too', async (t) => {
  const page = await openPlayground(t, { width: 390, height: 844 });
  const composer = page.getByLabel('Message Bond Advisor');
  await composer.fill('/bond-recommend C_0042');
  await composer.press('Enter');
  const message = recommendation(page);
  await message.waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  t.true(width <= 390, `the page is ${width} pixels wide`);
});

test('a client of somebody else and a stranger get a helpful answer and no facts', async (t) => {
  const page = await openPlayground(t, { width: 1440, height: 900 });
  await page.getByLabel('Act as').selectOption('U0ADVISOR2');
  const composer = page.getByLabel('Message Bond Advisor');
  await composer.fill('/bond-recommend C_0042');
  await composer.press('Enter');
  await page
    .getByRole('article')
    .filter({ hasText: 'C_0042' })
    .filter({ hasText: /no client|not.*client/i })
    .waitFor();
  t.is(await recommendation(page).count(), 0);

  await page.getByLabel('Act as').selectOption('U0STRANGER');
  await page.getByLabel('Message Bond Advisor').fill('/bond-recommend C_0042');
  await page.getByLabel('Message Bond Advisor').press('Enter');
  await page.getByRole('article').filter({ hasText: /role/i }).first().waitFor();
  t.is(await recommendation(page).count(), 0);
});
