import test from 'ava';
import type { MadeClaim } from '../../src/claims/claim.ts';
import { surfacesOfAdvice } from '../../src/cli/truth/advice-surfaces.ts';
import { worldOf } from '../../src/cli/truth/world-of.ts';
import { writeDemoBook } from '../../src/data/demo/write-demo-book.ts';
import { checkClaims, untrueInWords } from '../../src/truth/check-claims.ts';
import { recommendBond } from '../helpers/ask.ts';
import { openProduct } from '../helpers/product.ts';
import { ADMIN } from '../helpers/register-client.ts';
import { on } from '../helpers/samples/small-book.ts';

test('what followed advice is what the raw tables say that the client bought within 30 days', async (t) => {
  const clock = { now: new Date('2026-04-20T10:00:00+05:30') };
  const product = await openProduct(t, {}, { clock: { now: () => clock.now } });
  await writeDemoBook(product.sourceDatabase, { clients: 120, referenceDay: on('2026-06-25'), now: clock.now });
  t.is((await product.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' })).kind, 'trained');
  const ids = [...(await worldOf(product)).clients.keys()];
  // Advised twice within 30 days, and some again after that.
  for (const [day, every] of [
    ['2026-04-20', 1],
    ['2026-05-04', 2],
    ['2026-05-24', 3],
    ['2026-06-10', 4],
  ] as const) {
    clock.now = new Date(`${day}T10:00:00+05:30`);
    for (const id of ids.filter((_, at) => at % every === 0)) await recommendBond(product.services, ADMIN, id);
  }
  clock.now = new Date('2026-06-25T10:00:00+05:30');
  await product.refreshDesk({ actorId: 'test' });
  const world = await worldOf(product);
  const until = on('2026-06-24');
  const expected = new Map<string, readonly [sign: number, types: number]>();
  const lastShown = new Map<string, number>();
  for (const advice of [...(world.product?.shown.values() ?? [])].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))) {
    const [first = ''] = advice.types;
    const shownOn = Math.floor((advice.at + 5.5 * 3_600_000) / 86_400_000);
    const same = `${advice.client} ${first}`;
    const isRepeated = shownOn - (lastShown.get(same) ?? Number.NEGATIVE_INFINITY) <= 30;
    lastShown.set(same, shownOn);
    if (first === '' || isRepeated || shownOn + 30 > until) continue;
    const types = new Set<string>();
    for (const { day, bond } of world.tradesOf.get(advice.client) ?? []) {
      const isNew = advice.lastKnown === null || day > advice.lastKnown;
      if (isNew && day >= shownOn && day <= shownOn + 30 && bond.type !== 'Unclassified') types.add(bond.type);
    }
    expected.set(advice.id, [types.has(first) ? 1 : -1, types.size]);
  }
  const kept = (world.product?.feedback ?? []).filter(({ key, action }) => key === 'outcome' && action === 'added');
  t.deepEqual(new Map(kept.map(({ recommendation, sign, typesBought }) => [recommendation, [sign, typesBought]])), expected);
  const bought = [...expected.values()].filter(([sign]) => sign === 1).length;
  t.true(bought > 3 && expected.size > bought + 10, `${bought} of ${expected.size}`);
  const claimed = async (): Promise<MadeClaim[]> => {
    const claims = [];
    for (const id of ids.slice(0, 12)) for (const made of await surfacesOfAdvice(product, ADMIN, id)) claims.push(...made.claims);
    return claims;
  };
  const claims = await claimed();
  t.true(claims.some(({ kind }) => kind === 'outcomes.bought'));
  t.deepEqual(checkClaims(world, claims).map(untrueInWords), []);
  // Rows that say the opposite are believed by the product alone.
  for (const [recommendationId, [sign, types]] of expected) {
    const outcome = { types: types + 1, propensity: null };
    const row = { recommendationId, advisorId: 'book', key: 'outcome', sign: sign === 1 ? -1 : 1, action: 'added', outcome } as const;
    const happenedAt = `${clock.now.getTime() / 1000 + 60}.000000`;
    await product.stores.feedback.append({ ...row, eventId: `outcome:${recommendationId}:1`, happenedAt }, clock.now);
  }
  const untrue = checkClaims(await worldOf(product), await claimed());
  t.true(untrue.some(({ claim }) => claim.kind === 'outcomes.bought'));
});
