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

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** `npm start` on a demo book that is there already, with ids to ask for. */
const openPlayground = async (t: ExecutionContext, viewport: { width: number; height: number }) => {
  const product = await openTrainedProduct(t);
  const other = await product.database.knex('users').where({ rm_id: 1 }).whereNot({ client_id: 'C_0042' }).first('client_id');
  const member = await product.database
    .knex('user_members')
    .join('users', 'users.id', 'user_members.parent_id')
    .where('users.rm_id', 1)
    .first('user_members.user_member_id as id', 'users.client_id as holder');
  const serving = await startServing({ ...product.config, port: 0 }, () => {});
  const context = await browser.newContext({ viewport, hasTouch: viewport.width < 600 });
  t.teardown(async () => {
    await context.close();
    await serving.stop();
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => t.fail(`the page threw: ${error.message}`));
  await page.goto(serving.url);
  return { page, other: other.client_id as string, member: member.id as string, holder: member.holder as string };
};

const type = async (page: Page, text: string): Promise<void> => {
  const composer = page.getByLabel('Message Bond Advisor');
  // With a space the list of commands is not in the way of Enter.
  await composer.fill(text.includes(' ') ? text : `${text} `);
  await composer.press('Enter');
};

const pick = async (page: Page, place: number, id: string): Promise<void> => {
  const box = page.getByRole('dialog').getByRole('combobox').nth(place);
  await box.click();
  await box.pressSequentially(id);
  await page.getByRole('option', { name: new RegExp(id) }).click();
};

const staysInside = async (t: ExecutionContext, page: Page): Promise<void> => {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  const most = page.viewportSize()?.width ?? 0;
  t.true(width <= most, `the page is ${width} pixels wide`);
};

for (const viewport of [DESK, PHONE]) {
  test(`two clients are picked by typing and stand side by side, ${viewport.width} wide`, async (t) => {
    const { page, other } = await openPlayground(t, viewport);
    await type(page, '/bond-compare');
    await pick(page, 0, 'C_0042');
    await pick(page, 1, 'C_0042');
    await page.getByRole('dialog').getByRole('button', { name: 'Compare' }).click();
    await page.getByText('This is the first client again').waitFor();
    await pick(page, 1, other);
    await page.getByRole('dialog').getByRole('button', { name: 'Compare' }).click();

    const message = page.getByRole('article').filter({ hasText: `C_0042 beside ${other}` });
    await message.waitFor();
    await message.getByRole('table').filter({ hasText: 'First choice' }).waitFor();
    t.regex(await message.innerText(), /Bought so far and likely next/);
    await staysInside(t, page);

    // From there to another pair, without typing the first id again.
    await message.getByRole('button', { name: `Recommend · ${other}` }).click();
    await page.getByRole('article').filter({ hasText: 'Offer ' }).filter({ hasText: other }).last().waitFor();
  });

  test(`a member leads to the whole family, ${viewport.width} wide`, async (t) => {
    const { page, member, holder } = await openPlayground(t, viewport);
    await type(page, `/bond-family ${member}`);
    const message = page.getByRole('article').filter({ hasText: `Family of ${holder}` });
    await message.waitFor();
    const said = await message.innerText();
    t.regex(said, new RegExp(`${holder} \\(holder\\)`));
    t.regex(said, new RegExp(`${member} beside ${holder}`));
    t.false(said.includes('Firm-wide statistics'), 'an advisor is not offered them');
    await staysInside(t, page);
    await message.getByRole('button', { name: 'Compare with …' }).click();
    const first = page.getByRole('dialog').getByRole('combobox').first();
    await first.waitFor();
    t.true((await page.getByRole('dialog').innerText()).includes(member) || (await first.inputValue()).includes(member));
  });
}

test('a supervisor asks for the figures over all families and sees the scatter', async (t) => {
  const { page } = await openPlayground(t, DESK);
  await page.getByLabel('Act as').selectOption('U0SUPERVI1');
  await type(page, '/bond-family');
  await page.getByRole('dialog').getByText('Firm-wide statistics').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Show' }).click();
  const message = page.getByRole('article').filter({ hasText: 'pairs of parent and member' });
  await message.waitFor();
  const picture = message.getByRole('img', { name: /pairs of a parent and a member/ });
  await picture.waitFor();
  t.true(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth > 0));
});
