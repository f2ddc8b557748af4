import test from 'ava';
import fc from 'fast-check';
import type { Dependencies } from '../../../src/deps.ts';
import { COMMAND_LINE } from '../../../src/usecases/actor/actor.ts';
import type { InboxEntry } from '../../../src/usecases/ports/inbox-store.ts';
import type { ShownRecommendation } from '../../../src/usecases/ports/shown-recommendation.ts';
import { recommendBond } from '../../helpers/ask.ts';
import { openTrainedProduct } from '../../helpers/product.ts';

/** What every client is offered first, and who their relationship manager is. */
const firstChoices = async ({ adviseMany }: Dependencies) => {
  const outcome = await adviseMany({ actor: COMMAND_LINE, ids: null, asOf: null, newTypesOnly: false });
  if (outcome.kind !== 'advised') throw new Error(outcome.kind);
  return [...outcome.clients].flatMap((one) => {
    if (!('profile' in one)) return [];
    const { recommended, segment, ranking } = one.recommendation;
    return [{ id: one.profile.clientId, manager: one.profile.relationshipManagerId, recommended, segment: segment.id, ranking }];
  });
};
type FirstChoices = Awaited<ReturnType<typeof firstChoices>>;
const firstOf = (choices: FirstChoices, isMeant: (manager: string | null) => boolean): string[] =>
  choices.filter(({ manager }) => isMeant(manager)).map(({ id, recommended }) => `${id} ${recommended[0]?.bondType}`);

/** Four advisers of one relationship manager each, and a fifth manager's adviser who never presses anything. */
const ADVISERS = ['U0ONE', 'U0TWO', 'U0THREE', 'U0FOUR', 'U0QUIET'] as const;

test('on the demo book one adviser flips none of the others’ first choices, however they press; three who agree do', async (t) => {
  const product = await openTrainedProduct(t);
  const { services, stores } = product;
  const before = await firstChoices(product);
  const managers = [...new Set(before.flatMap(({ manager }) => manager ?? []))].sort();
  t.true(managers.length >= ADVISERS.length);
  // The first four have one manager each, the quiet one has all the others.
  const managersOf = ADVISERS.map((_, at) => (at < 4 ? [managers[at] as string] : managers.slice(4)));
  for (const [at, slackUserId] of ADVISERS.entries())
    await stores.people.put({ slackUserId, role: 'advisor', relationshipManagerIds: managersOf[at] as string[] });
  const isOf = (at: number) => (manager: string | null) => manager !== null && (managersOf[at]?.includes(manager) ?? false);

  /** Advice for an adviser's client in a segment, stored as if this type had been first. */
  const kept = new Map<string, ShownRecommendation>();
  const showFirst = async (at: number, segment: number, bondType: string, copy: number): Promise<string | null> => {
    const client = before.find((each) => each.segment === segment && isOf(at)(each.manager));
    if (!client) return null;
    const id = `${at}-${segment}-${bondType}-${copy}`;
    if (kept.has(id)) return id;
    const asked = await recommendBond(services, COMMAND_LINE, client.id);
    if (asked.kind !== 'recommended') throw new Error(asked.kind);
    const { recommendation } = asked.shown;
    const recommended = recommendation.ranking
      .filter((type) => type.bondType === bondType)
      .map((type) => ({ ...type, reasons: [], bonds: [] }));
    const shown = { ...asked.shown, id, recommendation: { ...recommendation, recommended } };
    await stores.recommendations.save(shown);
    await services.noteRecommendationPosted(id, { channel: 'D1', ts: id });
    kept.set(id, shown);
    return id;
  };
  let second = 0;
  const press = async (
    at: number,
    recommendationId: string,
    sign: 1 | -1,
    how: 'button' | 'reaction',
    action: InboxEntry['action'] = 'added',
  ): Promise<void> => {
    const happenedAt = `${1_782_000_000 + ++second}.000000`;
    const about = how === 'button' ? { recommendationId } : { channel: 'D1', ts: recommendationId };
    const key = how === 'button' ? 'button' : `reaction:${sign === 1 ? '+1' : '-1'}`;
    const entry: InboxEntry = { eventId: `Ev${second}`, slackUserId: ADVISERS[at] ?? '', about, key, sign, action, happenedAt };
    await services.receiveFeedback(entry);
    const recorded = await services.recordFeedback(entry);
    t.is(recorded.kind, 'recorded');
  };

  const bondTypes = before[0]?.ranking.map(({ bondType }) => bondType).sort() ?? [];
  const presses = fc.array(
    fc.record({
      segment: fc.nat(3),
      bondType: fc.constantFrom(...bondTypes),
      copy: fc.nat(8),
      sign: fc.constantFrom<1 | -1>(1, -1),
      how: fc.constantFrom('button', 'reaction'),
    }),
    { minLength: 5, maxLength: 25 },
  );
  // Presses of all runs add up, as in life.
  await fc.assert(
    fc.asyncProperty(presses, async (pressed) => {
      for (const { segment, bondType, copy, sign, how } of pressed) {
        const id = await showFirst(0, segment, bondType, copy);
        if (id !== null) await press(0, id, sign, how);
      }
      const now = await firstChoices(product);
      t.deepEqual(
        firstOf(now, (manager) => !isOf(0)(manager)),
        firstOf(before, (manager) => !isOf(0)(manager)),
      );
    }),
    { numRuns: 4, seed: 7 },
  );
  // Everything is taken back, so that the others begin with nobody who agrees with them.
  for (const id of kept.keys()) {
    await press(0, id, 1, 'button', 'removed');
    for (const sign of [1, -1] as const) await press(0, id, sign, 'reaction', 'removed');
  }
  // The quiet adviser's client whom the least would move from one suitable type to another.
  const gapOf = ({ recommended: [first, runnerUp] }: FirstChoices[number]): number =>
    first && runnerUp ? first.score - runnerUp.score : Number.POSITIVE_INFINITY;
  const [closest] = before.filter(({ manager }) => isOf(4)(manager)).sort((a, b) => gapOf(a) - gapOf(b));
  const wished = closest?.recommended[1]?.bondType ?? '';
  const pressFive = async (at: number): Promise<string | undefined> => {
    for (let copy = 0; copy < 5; copy++) {
      const id = await showFirst(at, closest?.segment ?? -1, wished, 100 + copy);
      if (id !== null) await press(at, id, 1, 'button');
    }
    return (await firstChoices(product)).find(({ id }) => id === closest?.id)?.recommended[0]?.bondType;
  };
  t.is(await pressFive(1), closest?.recommended[0]?.bondType, 'alone, an adviser changes nothing for others');
  await pressFive(2);
  t.is(await pressFive(3), wished);
});
