import test, { type ExecutionContext } from 'ava';
import type { Locator, Page } from 'playwright-core';
import type { Dependencies } from '../../src/deps.ts';
import { fitsTheWindow, openPlayground, PHONE, type Viewport, WIDE } from './open-playground.ts';

/** The tests' book ended months ago, and a book that wasn't read last night isn't trained on. */
const asJustRead = async ({ stores }: Dependencies): Promise<void> => {
  const read = await stores.aggregates.latest('digest-figures');
  await stores.aggregates.put('digest-figures', read?.document, new Date());
};

/** `/bond-admin`, as one of the people. */
const openAs = async (t: ExecutionContext, person: string, viewport: Viewport) => {
  const { page, product } = await openPlayground(t, viewport, asJustRead);
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
  // Without the space, Enter would pick from the list of commands.
  await composer.fill('/bond-admin ');
  await composer.press('Enter');
  return { page, product };
};

const button = (page: Page, name: string): Locator => page.getByRole('dialog').getByRole('button', { name, exact: true });

test('an admin retrains with three segments, watches it, and reads what changed', async (t) => {
  const { page, product } = await openAs(t, 'U0ADMIN001', WIDE);
  await button(page, 'Retrain …').click();
  await page.getByRole('dialog').last().getByRole('combobox').click();
  await page.getByRole('option', { name: '3 segments' }).click();
  await button(page, 'Start').click();
  await page.getByText('Training has started').waitFor();
  await button(page, 'Close').last().click();
  await page
    .getByText(/Model 2 (is active|didn't pass its gate)/)
    .first()
    .waitFor({ timeout: 90_000 });
  await page.getByText('What changed from model 1 to model 2').waitFor();
  t.is((await product.stores.models.list()).length, 2);
});

test('everything an admin can ask and see fits a phone, and Slack’s rules', async (t) => {
  const { page } = await openAs(t, 'U0ADMIN001', PHONE);
  for (const name of ['Model and Q-table', 'Versions', 'Data quality', 'Jobs and digests', 'Bursts of feedback']) {
    await button(page, name).click();
    await page.getByText('The answer is in your direct messages').waitFor();
  }
  for (const name of ['Retrain …', 'People and roles …', 'Client channels …', 'Exploration …', 'Reset …']) {
    await button(page, name).click();
    await button(page, 'Back').last().waitFor();
    await fitsTheWindow(t, page, `at ${name}`);
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
  await fitsTheWindow(t, page);
});

test('anyone who isn’t an admin is told so', async (t) => {
  const { page } = await openAs(t, 'U0SUPERVI1', WIDE);
  await page.getByText('Only admins can use /bond-admin').first().waitFor();
  t.is(await page.getByRole('dialog').count(), 0);
});
