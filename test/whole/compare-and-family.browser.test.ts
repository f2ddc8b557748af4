import test, { type ExecutionContext } from 'ava';
import type { Page } from 'playwright-core';
import { fitsTheWindow, openMore, openPlayground, PHONE, say, type Viewport, WIDE } from './open-playground.ts';

/** The playground, with ids to ask for: another client of the first advisor, and a family member with the account's holder. */
const openWithIds = async (t: ExecutionContext, viewport: Viewport) => {
  const { page, product } = await openPlayground(t, viewport);
  const other = await product.database.knex('users').where({ rm_id: 1 }).whereNot({ client_id: 'C_0042' }).first('client_id');
  const member = await product.database
    .knex('user_members')
    .join('users', 'users.id', 'user_members.parent_id')
    .where('users.rm_id', 1)
    .first('user_members.user_member_id as id', 'users.client_id as holder');
  return { page, other: other.client_id as string, member: member.id as string, holder: member.holder as string };
};

const pick = async (page: Page, place: number, id: string): Promise<void> => {
  const box = page.getByRole('dialog').getByRole('combobox').nth(place);
  await box.click();
  await box.pressSequentially(id);
  await page.getByRole('option', { name: new RegExp(id) }).click();
};

for (const viewport of [WIDE, PHONE]) {
  test(`two clients are picked by typing and shown side by side, ${viewport.width} wide`, async (t) => {
    const { page, other } = await openWithIds(t, viewport);
    await say(page, '/bond-compare');
    await pick(page, 0, 'C_0042');
    await pick(page, 1, 'C_0042');
    await page.getByRole('dialog').getByRole('button', { name: 'Compare' }).click();
    await page.getByText('That’s the same client').waitFor();
    await pick(page, 1, other);
    await page.getByRole('dialog').getByRole('button', { name: 'Compare' }).click();

    const message = page.getByRole('article').filter({ hasText: `C_0042 vs ${other}` });
    await message.waitFor();
    await message
      .getByRole('img', { name: /likely next/ })
      .first()
      .waitFor();
    await fitsTheWindow(t, page);
    const more = await openMore(page, message);
    await more.getByRole('table').filter({ hasText: 'First choice' }).waitFor();
    await fitsTheWindow(t, page, 'with the thread open');
    // On a phone the thread covers the conversation.
    await page.getByRole('button', { name: 'Close the thread' }).click();

    // You can go on to another pair without typing the first id again.
    await message.getByRole('button', { name: `Recommend · ${other}` }).click();
    await page.getByRole('article').filter({ hasText: 'Offer ' }).filter({ hasText: other }).last().waitFor();
  });

  test(`a member leads to the whole family, ${viewport.width} wide`, async (t) => {
    const { page, member, holder } = await openWithIds(t, viewport);
    await say(page, `/bond-family ${member}`);
    const message = page.getByRole('article').filter({ hasText: `Family of ${holder}` });
    await message.waitFor();
    t.regex(await message.innerText(), new RegExp(`${member} vs ${holder}`));
    await fitsTheWindow(t, page);
    const more = await openMore(page, message);
    const said = await more.innerText();
    t.regex(said, new RegExp(`${holder} \\(holder\\)`));
    t.false(said.includes('Firm-wide statistics'), 'an advisor is not offered them');
    await fitsTheWindow(t, page);
    await more.getByRole('button', { name: 'Compare with …' }).click();
    const first = page.getByRole('dialog').getByRole('combobox').first();
    await first.waitFor();
    t.true((await page.getByRole('dialog').innerText()).includes(member) || (await first.inputValue()).includes(member));
  });
}

test('a supervisor asks for the figures over all families and sees the scatter', async (t) => {
  const { page } = await openPlayground(t, WIDE);
  await page.getByLabel('Act as').selectOption('U0SUPERVI1');
  await say(page, '/bond-family');
  await page.getByRole('dialog').getByText('Firm-wide statistics').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Show' }).click();
  const message = page.getByRole('article').filter({ hasText: 'pairs of parent and member' });
  await message.waitFor();
  const picture = message.getByRole('img', { name: /pairs of a parent and a member/ });
  await picture.waitFor();
  t.true(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth > 0));
});
