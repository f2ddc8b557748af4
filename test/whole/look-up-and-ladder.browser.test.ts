import test from 'ava';
import { fitsTheWindow, openMore, openPlayground, PHONE, say, WIDE } from './open-playground.ts';

const WIDTHS = [
  ['at a desk', WIDE],
  ['on a phone', PHONE],
] as const;

for (const [where, viewport] of WIDTHS) {
  test(`a client is looked up, a ladder built from there, and the way leads back, ${where}`, async (t) => {
    const { page } = await openPlayground(t, viewport);
    await say(page, '/bond-client C_0042');
    const message = page.getByRole('article').filter({ hasText: 'matures' }).last();
    await message.getByRole('img', { name: /nothing|₹/ }).waitFor();
    const lookup = await openMore(page, message);
    const facts = await lookup.innerText();
    for (const part of [
      /Risk band/,
      /Relationship manager/,
      /Segment /,
      /stable segment \(0\.\d\d\)/i,
      /purchases, newest first/,
      /Recommended so far/,
    ]) {
      t.regex(facts, part);
    }
    await lookup
      .getByRole('img', { name: /nothing|₹/ })
      .first()
      .waitFor();
    await lookup.getByRole('columnheader', { name: 'Matures' }).waitFor();

    // On a phone the thread covers the conversation.
    await page.getByRole('button', { name: 'Close the thread' }).click();
    await message.getByRole('button', { name: 'Build a ladder' }).click();
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
    await ladder.getByText('How it’s computed').click();
    const words = await ladder.innerText();
    t.regex(words, /lakh (placed )?at \d+\.\d\d% on average · modified duration \d+\.\d years/);
    t.regex(words, /Books rarely say whether a bond can be called/);
    await ladder.getByRole('img', { name: /₹/ }).first().waitFor();

    await ladder.getByRole('button', { name: 'Recommend' }).click();
    const advice = page.getByRole('article').filter({ hasText: 'Offer ' }).last();
    await advice.waitFor();
    const more = await openMore(page, advice);
    await more.getByRole('button', { name: 'Profile' }).click();
    await page.getByRole('button', { name: 'Close the thread' }).click();
    const again = await openMore(page, page.getByRole('article').filter({ hasText: 'matures' }).last());
    t.regex(await again.innerText(), /Recommended so far[\s\S]*shown to you/);
    await fitsTheWindow(t, page);
  });
}

test('a client of somebody else cannot be looked up, and no ladder is built for one', async (t) => {
  const { page } = await openPlayground(t, WIDE);
  await page.getByLabel('Act as').selectOption('U0ADVISOR2');
  await say(page, '/bond-client C_0042');
  await page.getByRole('article').filter({ hasText: 'You have no client' }).filter({ hasText: 'C_0042' }).waitFor();
  t.is(await page.getByRole('article').filter({ hasText: 'outstanding' }).count(), 0);
});
