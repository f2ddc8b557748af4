import test from 'ava';
import { openPlayground, PHONE, say, WIDE } from './open-playground.ts';

/** The picture takes part of it. */
const MOST = [
  [PHONE, { message: 700, picture: 260 }],
  [WIDE, { message: 600, picture: 300 }],
] as const;

for (const [viewport, most] of MOST) {
  test(`what’s recommended to the largest client, the client, the client vs the next one, and the largest family each fit on one screen with a picture, ${viewport.width} wide`, async (t) => {
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
    const months = lookup.getByRole('img', { name: /^\w{3}–\w{3} \d{4}: / });
    await months.waitFor();
    await months.evaluate((image) => (image as HTMLImageElement).decode());
    const height = (await lookup.boundingBox())?.height ?? Number.POSITIVE_INFINITY;
    t.log(`client: ${height} pixels`);
    t.true(height <= most.message);

    await say(page, `/bond-compare ${largest.id} ${next.id}`);
    const comparison = page.getByRole('article').filter({ hasText: 'Biggest difference' }).last();
    const bars = comparison.getByRole('img', { name: /likely next/ });
    await bars.waitFor();
    await bars.evaluate((image) => (image as HTMLImageElement).decode());
    const compared = (await comparison.boundingBox())?.height ?? Number.POSITIVE_INFINITY;
    t.log(`comparison: ${compared} pixels`);
    t.true(compared <= most.message);

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
    const types = family.getByRole('img');
    await types.waitFor();
    await types.evaluate((image) => (image as HTMLImageElement).decode());
    const together = (await family.boundingBox())?.height ?? Number.POSITIVE_INFINITY;
    t.log(`family of ${members} and a holder: ${together} pixels`);
    t.true(together <= most.message);
  });
}
