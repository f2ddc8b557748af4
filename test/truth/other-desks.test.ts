import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { type Day, isoFromDay } from '../../src/advisor/units.ts';
import type { MadeClaim } from '../../src/claims/claim.ts';
import { surfacesOfAdvice } from '../../src/cli/truth/advice-surfaces.ts';
import { surfacesOfBook, surfacesOfClient } from '../../src/cli/truth/surfaces.ts';
import { worldOf } from '../../src/cli/truth/world-of.ts';
import { writeDemoBook } from '../../src/data/demo/write-demo-book.ts';
import type { Dependencies } from '../../src/deps.ts';
import { checkClaims, untrueInWords } from '../../src/truth/check-claims.ts';
import { openProduct, temporaryFolder } from '../helpers/product.ts';
import { ADMIN } from '../helpers/register-client.ts';
import { on } from '../helpers/samples/small-book.ts';

/** Late on a Thursday in India is Thursday morning in New York; four hours later it's Friday in India only. */
const THURSDAY = '2026-06-25T16:00:00Z';
const FRIDAY_IN_INDIA = '2026-06-25T20:00:00Z';

const desk = async (t: ExecutionContext, now: string, environment: Readonly<Record<string, string>> = {}): Promise<Dependencies> => {
  const product = await openProduct(t, environment, { clock: { now: () => new Date(now) } });
  await writeDemoBook(product.sourceDatabase, { clients: 60, referenceDay: on('2026-06-24'), now: new Date(now) });
  t.is((await product.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' })).kind, 'trained');
  return product;
};

/** Checks what's said of the book and of a few clients. @returns the claims */
const claimsAt = async (t: ExecutionContext, product: Dependencies): Promise<readonly MadeClaim[]> => {
  const world = await worldOf(product);
  const ids = [...world.clients.keys()].slice(0, 12);
  const surfaces = [...(await surfacesOfBook(product, ADMIN))];
  for (const [at, id] of ids.entries()) surfaces.push(...(await surfacesOfClient(product, ADMIN, id, ids[at - 1] ?? 'C_0042')));
  const claims = surfaces.flatMap((surface) => surface.claims);
  t.true(claims.length > 5000, `${claims.length} claims`);
  t.deepEqual(checkClaims(world, claims).map(untrueInWords).slice(0, 5), []);
  return claims;
};

const daysOf = (claims: readonly MadeClaim[], ...kinds: readonly string[]): readonly string[] =>
  [...new Set(claims.filter(({ kind }) => kinds.includes(kind)).map(({ number }) => isoFromDay(number as Day)))].sort();

test('each desk has its own day, and what it says is true of that day', async (t) => {
  for (const [zone, today] of [
    ['Asia/Kolkata', '2026-06-26'],
    ['America/New_York', '2026-06-25'],
  ] as const) {
    const claims = await claimsAt(t, await desk(t, FRIDAY_IN_INDIA, { TZ_NAME: zone }));
    t.deepEqual(daysOf(claims, 'answer.day'), [today], zone);
  }
});

test('a firm’s own list of holidays decides when a purchase settles, what’s on offer and which days come next', async (t) => {
  const file = join(temporaryFolder(t), 'holidays.txt');
  // The exchange is open on that Monday and Tuesday, and closed on Friday the 26th.
  writeFileSync(file, '2026-06-29 Founders’ day\n2026-06-30 and the day after\n');
  const [usual, own] = [await desk(t, THURSDAY), await desk(t, THURSDAY, { HOLIDAYS_FILE: file })];
  t.is(isoFromDay(usual.calendar.settlementDay(usual.calendar.today())), '2026-06-29');
  t.is(isoFromDay(own.calendar.settlementDay(own.calendar.today())), '2026-06-26');
  const next = async (product: Dependencies): Promise<readonly string[]> =>
    daysOf(await claimsAt(t, product), 'advice.workingDay').filter((day) => day <= '2026-07-01');
  const [days, ours] = [await next(usual), await next(own)];
  t.true(days.includes('2026-06-29') && !days.includes('2026-06-26'), days.join());
  t.true(ours.includes('2026-06-26') && !ours.includes('2026-06-29') && !ours.includes('2026-06-30'), ours.join());
});

test('a replayed day is true of that day: ages, recency, maturities and offers', async (t) => {
  const product = await desk(t, THURSDAY);
  const world = await worldOf(product);
  for (const day of ['2026-06-24', '2026-05-02', '2025-12-26']) {
    const surfaces = [];
    for (const id of [...world.clients.keys()].slice(0, 25)) surfaces.push(...(await surfacesOfAdvice(product, ADMIN, id, on(day))));
    const claims = surfaces.flatMap((surface) => surface.claims);
    t.true(claims.length > 1000, `${claims.length} claims`);
    t.deepEqual(checkClaims(world, claims).map(untrueInWords).slice(0, 5), [], day);
    t.deepEqual(daysOf(claims, 'answer.day'), [day]);
    t.true(daysOf(claims, 'client.lastBought', 'book.newest').every((each) => each <= day));
  }
});
