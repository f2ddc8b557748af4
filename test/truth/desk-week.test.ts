import test from 'ava';
import { seededRandom } from '../../src/advisor/random.ts';
import type { MadeClaim } from '../../src/claims/claim.ts';
import { surfacesOfAdvice, surfacesOfDesk, surfacesOfShown } from '../../src/cli/truth/advice-surfaces.ts';
import type { MadeSurface } from '../../src/cli/truth/made-surface.ts';
import { worldOf } from '../../src/cli/truth/world-of.ts';
import { writeDemoBook } from '../../src/data/demo/write-demo-book.ts';
import { checkClaims, untrueInWords } from '../../src/truth/check-claims.ts';
import type { Actor } from '../../src/usecases/actor/actor.ts';
import { recommendBond } from '../helpers/ask.ts';
import { openProduct } from '../helpers/product.ts';
import { ADMIN } from '../helpers/register-client.ts';
import { on } from '../helpers/samples/small-book.ts';
import { namesIn, unclaimedNumbers } from './unclaimed.ts';

/** From a Thursday over an exchange's holiday and a weekend to the next Thursday. */
const DAYS = ['2026-06-25', '2026-06-26', '2026-06-28', '2026-06-29', '2026-07-02'];
const CLIENTS_A_DAY = 7;

/** What's wrong with the reasons among these claims: one that's about as true of everybody, or that argues the other way than it says. */
const unreasonable = (claims: readonly MadeClaim[]): string[] => {
  const bySentence = new Map<string, MadeClaim[]>();
  for (const made of claims.filter(({ kind }) => kind.startsWith('reason.')))
    bySentence.set(made.words, [...(bySentence.get(made.words) ?? []), made]);
  return [...bySentence].flatMap(([words, made]) => {
    const of = (...kinds: readonly string[]): number | undefined => made.find(({ kind }) => kinds.includes(kind))?.number;
    const all = of('reason.share', 'reason.buyers');
    const own = of('reason.segmentShare', 'reason.levelShare', 'reason.lately', 'reason.alsoBought');
    const effects = made.filter(({ kind }) => kind === 'reason.effect').map(({ number }) => number);
    const isDespite = words.startsWith('Despite ');
    const factor = all === undefined || own === undefined ? null : own / all;
    const isClear = factor === null || (isDespite ? factor <= 0.8 : factor >= 1.25);
    return isClear && effects.every((effect) => effect < 0 === isDespite) ? [] : [words];
  });
};

test('over a week with a holiday, votes and drawn first places, what advice, Home, the calls and the digest claim is true each day', async (t) => {
  const clock = { now: new Date(`${DAYS[0]}T10:00:00+05:30`) };
  const product = await openProduct(t, {}, { clock: { now: () => clock.now } });
  await writeDemoBook(product.sourceDatabase, { clients: 80, referenceDay: on('2026-06-25'), now: clock.now });
  const trained = await product.trainAdvisor({ segments: 3, seed: 1, actorId: 'test' });
  t.is(trained.kind, 'trained');
  await product.services.setExploration({ actor: ADMIN, share: 0.3 });
  const random = seededRandom(7);
  const kinds = new Map<string, number>();
  const vote = async (): Promise<void> => {
    const shown = await product.database.knex('advisor_recommendations').pluck('id');
    for (const [at, recommendationId] of shown.entries()) {
      const [advisorId, eventId] = [`U${at % 3}`, `${recommendationId} ${clock.now.getTime()}`];
      const happenedAt = `${clock.now.getTime() / 1000}.${String(at).padStart(6, '0')}`;
      const sign = random() < 0.6 ? 1 : -1;
      const chosenType = 'Green Bonds';
      const event = { eventId, recommendationId: String(recommendationId), advisorId, sign, action: 'added', happenedAt } as const;
      const choice = at % 7 === 0;
      await product.stores.feedback.append(
        choice ? { ...event, key: 'choice', sign: -1, chosenType } : { ...event, key: at % 5 === 0 ? 'button' : 'reaction:+1' },
        clock.now,
      );
    }
  };
  for (const [place, day] of DAYS.entries()) {
    clock.now = new Date(`${day}T10:00:00+05:30`);
    await product.refreshDesk({ actorId: 'test' });
    const world = await worldOf(product);
    const managers = [...new Set([...world.clients.values()].flatMap(({ manager }) => manager ?? []))];
    const adviser: Actor = { id: 'U_ADVISER', role: 'advisor', sees: managers.slice(0, 2) };
    const ids = [...world.clients.keys()].slice(CLIENTS_A_DAY * place, CLIENTS_A_DAY * (place + 1));
    const surfaces: MadeSurface[] = [...(await surfacesOfDesk(product, ADMIN)), ...(await surfacesOfDesk(product, adviser))];
    for (const id of ids) {
      surfaces.push(...(await surfacesOfAdvice(product, ADMIN, id)));
      const answer = await recommendBond(product.services, ADMIN, id);
      if (answer.kind === 'recommended') surfaces.push(...surfacesOfShown(answer.shown, answer.tally));
    }
    const claims = surfaces.flatMap((surface) => surface.claims);
    t.deepEqual(checkClaims(world, claims).map(untrueInWords), [], day);
    t.deepEqual(unreasonable(claims), [], day);
    const names = namesIn(world);
    t.deepEqual([...new Set(surfaces.flatMap((surface) => unclaimedNumbers(surface, names)))], [], day);
    for (const { kind } of claims) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    await vote();
  }
  for (const kind of [
    'advice.points',
    'advice.feedback',
    'advice.placeIfBought',
    'advised.times',
    'call.idle',
    'maturing.amount',
    'matured.idle',
  ])
    t.true((kinds.get(kind) ?? 0) > 0, `nothing claims ${kind}`);
  t.log(`${[...kinds.values()].reduce((sum, count) => sum + count, 0)} claims of ${kinds.size} kinds`);
});
