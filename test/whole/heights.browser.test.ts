import test, { type ExecutionContext } from 'ava';
import type { Locator } from 'playwright-core';
import { openPlayground, PHONE, say, WIDE } from './open-playground.ts';

/** The picture takes part of it. */
const MOST = [
  [PHONE, { message: 700, picture: 260 }],
  [WIDE, { message: 600, picture: 300 }],
] as const;

/** A message's height, with its picture if it has one. */
const heightOf = async (t: ExecutionContext, message: Locator, alt: RegExp | null, what: string): Promise<number> => {
  await message.waitFor();
  if (alt !== null) {
    const picture = message.getByRole('img', { name: alt });
    await picture.waitFor();
    await picture.evaluate((image) => (image as HTMLImageElement).decode());
  }
  const height = (await message.boundingBox())?.height ?? Number.POSITIVE_INFINITY;
  t.log(`${what}: ${height} pixels`);
  return height;
};

for (const [viewport, most] of MOST) {
  test(`what’s recommended to the largest client, the client, the client vs the next one, the largest family, a ladder and the digest each fit on one screen with a picture, ${viewport.width} wide`, async (t) => {
    const { page, product } = await openPlayground(t, viewport);
    const { knex } = product.database;
    const [largest, next] = await knex('orders')
      .join('users', 'users.id', 'orders.user_id')
      .where({ 'users.rm_id': 1, 'orders.member_id': 0 })
      .groupBy('users.client_id')
      .orderByRaw('count(*) desc')
      .limit(2)
      .select('users.client_id as id');
    await say(page, `/bond-recommend ${largest.id}`);
    const message = page.getByRole('article').filter({ hasText: 'Offer ' }).filter({ hasText: largest.id });
    const picture = message.getByRole('img', { name: /^Bar chart\. Chance among what fits/ });
    await picture.waitFor();
    await picture.evaluate((image) => (image as HTMLImageElement).decode());
    const [whole, drawn] = [await message.boundingBox(), await picture.boundingBox()];
    t.log(`recommendation: ${whole?.height} pixels, ${drawn?.height} of them the picture`);
    t.true((whole?.height ?? Number.POSITIVE_INFINITY) <= most.message);
    t.true((drawn?.height ?? Number.POSITIVE_INFINITY) <= most.picture);

    await say(page, `/bond-client ${largest.id}`);
    const lookup = page.getByRole('article').filter({ hasText: 'matures' }).last();
    t.true((await heightOf(t, lookup, /^\w{3}–\w{3} \d{4}: /, 'client')) <= most.message);

    await say(page, `/bond-compare ${largest.id} ${next.id}`);
    const comparison = page.getByRole('article').filter({ hasText: 'Biggest difference' }).last();
    t.true((await heightOf(t, comparison, /likely next/, 'comparison')) <= most.message);

    const { holder, members } = await knex('user_members')
      .join('users', 'users.id', 'user_members.parent_id')
      .where({ 'users.rm_id': 1 })
      .groupBy('users.client_id')
      .orderByRaw('count(*) desc')
      .first('users.client_id as holder', knex.raw('count(*) as members'));
    await say(page, `/bond-family ${holder}`);
    const family = page
      .getByRole('article')
      .filter({ hasText: `Family of ${holder}` })
      .last();
    t.true((await heightOf(t, family, /%/, `family of ${members} and a holder`)) <= most.message);

    await lookup.getByRole('button', { name: 'Build a ladder' }).click();
    const modal = page.getByRole('dialog');
    await modal.getByLabel('Amount').fill('25 lakh');
    await modal.getByRole('button', { name: 'Build', exact: true }).click();
    const ladder = page
      .getByRole('article')
      .filter({ hasText: `Ladder for ${largest.id}` })
      .last();
    t.true((await heightOf(t, ladder, /interest/, 'ladder')) <= most.message);

    await page.getByRole('tab', { name: 'Home' }).click();
    const home = page.getByRole('tabpanel', { name: 'Home' });
    const firstCall = home.getByRole('button', { name: /^(Recommend|Profile)$/ }).first();
    // In one go: Home may be drawn again at any time.
    const firstScreen = await firstCall.evaluate(
      (button) => button.getBoundingClientRect().bottom - (button.closest('[role=tabpanel]')?.getBoundingClientRect().top ?? 0),
    );
    t.log(`Home: the first client to call ends at ${firstScreen} pixels`);
    t.true(firstScreen <= most.message);
    await home.getByRole('button', { name: 'Send me the whole list' }).click();
    await page.getByRole('tab', { name: 'Messages' }).click();
    const calls = page.getByRole('article').filter({ hasText: 'Then who has gone quiet' }).last();
    t.true((await heightOf(t, calls, null, 'call list')) <= most.message);

    // On a phone the people and channels are behind a button.
    await page.setViewportSize(WIDE);
    await page.getByLabel('Act as').selectOption('U0SUPERVI1');
    await page.getByText('bond-desk').first().click();
    await say(page, '/bond-digest subscribe', '#bond-desk');
    await page.getByRole('button', { name: 'Send a test', exact: true }).click();
    await page.setViewportSize(viewport);
    const digest = page.getByRole('article').filter({ hasText: 'Weekly digest ·' }).filter({ hasText: 'A test' });
    t.true((await heightOf(t, digest, /^Bar chart/, 'digest')) <= most.message);
  });
}
