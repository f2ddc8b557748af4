import test, { type ExecutionContext } from 'ava';
import type { Browser, Locator, Page } from 'playwright-core';
import { startServing } from '../../src/main.ts';
import { launchChromium } from '../helpers/chromium.ts';
import { openTrainedProduct } from '../helpers/product.ts';

let browser: Browser;
test.before(async () => {
  browser = await launchChromium();
});
test.after.always(() => browser?.close());

/** The playground on a trained demo book, as one of its people. */
const openAs = async (t: ExecutionContext, person: string, width: number) => {
  const product = await openTrainedProduct(t);
  // As just read: the book of the tests ended months ago, and a missed night's reading would stand in a training's way.
  const read = await product.stores.aggregates.latest('digest-figures');
  await product.stores.aggregates.put('digest-figures', read?.document, new Date());
  const serving = await startServing({ ...product.config, port: 0, metricsPort: 0 }, () => {});
  const context = await browser.newContext({ viewport: { width, height: 900 }, hasTouch: width < 600 });
  t.teardown(async () => {
    await context.close();
    await serving.stop();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => t.fail(`the page threw: ${error.message}`));
  await page.goto(serving.url);
  const actAs = page.locator('#act-as');
  await actAs.waitFor({ state: 'attached' });
  await actAs.selectOption(person, { force: true });
  await page.waitForFunction(
    (id) =>
      (globalThis as unknown as { document: { querySelector(s: string): { value: string } } }).document.querySelector('#act-as').value ===
      id,
    person,
  );
  const composer = page.getByRole('textbox', { name: /^Message / });
  // With a space the list of commands is not in the way of Enter.
  await composer.fill('/bond-admin ');
  await composer.press('Enter');
  return { page, product };
};

const button = (page: Page, name: string): Locator => page.getByRole('dialog').getByRole('button', { name, exact: true });

test('an admin trains anew with three segments, watches it, and reads what changed', async (t) => {
  const { page, product } = await openAs(t, 'U0ADMIN001', 1440);
  await button(page, 'Retrain …').click();
  await page.getByRole('dialog').last().getByRole('combobox').click();
  await page.getByRole('option', { name: '3 segments' }).click();
  await button(page, 'Start').click();
  await page.getByText('The training has begun').waitFor();
  await button(page, 'Close').last().click();
  await page
    .getByText(/Model 2 (is in force|did not pass its gate)/)
    .first()
    .waitFor({ timeout: 90_000 });
  await page.getByText('What changed from model 1 to model 2').waitFor();
  t.is((await product.stores.models.list()).length, 2);
});

test('everything an admin can ask and see fits a phone, and Slack’s rules', async (t) => {
  const { page } = await openAs(t, 'U0ADMIN001', 390);
  const tooWide = (): Promise<number> => page.evaluate('document.documentElement.scrollWidth - innerWidth');
  for (const name of ['Model and Q-table', 'Versions', 'Data quality', 'Jobs and digests', 'Bursts of feedback']) {
    await button(page, name).click();
    await page.getByText('The answer is in your direct messages').waitFor();
  }
  for (const name of ['Retrain …', 'People and roles …', 'Client channels …', 'Exploration …', 'Reset …']) {
    await button(page, name).click();
    await button(page, 'Back').last().waitFor();
    t.true((await tooWide()) <= 0, name);
    await button(page, 'Back').last().click();
    await button(page, name).waitFor();
  }
  await button(page, 'Close').last().click();
  for (const text of [
    /Model 1 in figures/,
    /1 model version/,
    /Data quality|not been read for figures/,
    /No job has run|latest jobs/,
    /No unusual feedback/,
  ]) {
    await page.getByText(text).first().waitFor();
  }
  t.is(await page.getByText('Something went wrong').count(), 0);
  t.true((await tooWide()) <= 0);
});

test('whoever is no admin is told so', async (t) => {
  const { page } = await openAs(t, 'U0SUPERVI1', 1440);
  await page.getByText('The administration is for admins').first().waitFor();
  t.is(await page.getByRole('dialog').count(), 0);
});
