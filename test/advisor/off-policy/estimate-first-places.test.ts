import test from 'ava';
import { estimateFirstPlaces, type JudgedRecommendation } from '../../../src/advisor/off-policy/estimate-first-places.ts';
import { seededRandom } from '../../../src/advisor/random.ts';

const score = (bondType: string, qValue: number) => ({ bondType, qValue, probability: 0.3, score: 0.3, feedbackTerm: 0 });
const judged = (parts: Partial<JudgedRecommendation> & { readonly share?: number; readonly a?: number } = {}): JudgedRecommendation => {
  const { share = 0, a = share === 0 ? 1 : 0.9, ...rest } = parts;
  return {
    client: 'C',
    first: 'A',
    firstPlace: { propensities: { A: a, B: 1 - a }, byScore: 'A', explored: false, share, draws: 1000 },
    ranking: [score('C', 0.9), score('A', 0.2), score('B', 0.4)],
    reward: 1,
    ...rest,
  };
};
const options = () => ({ draws: 300, random: seededRandom(1) });
const kinds = (estimates: ReturnType<typeof estimateFirstPlaces>): Record<string, string> =>
  Object.fromEntries(estimates.policies.map(({ policy, estimate }) => [policy, estimate.kind]));

test('where the score always decided, only the score can be spoken of', (t) => {
  const estimates = estimateFirstPlaces([judged(), judged({ reward: 0 })], options());
  t.deepEqual(kinds(estimates), { 'best score': 'estimated', 'always drawn': 'no-support', 'segment table': 'no-support' });
  t.is(estimates.asShown, 0.5);
  t.is(estimates.whileExploring, 0);
});

test('where first places were drawn for a share, other orders can be spoken of, by hand', (t) => {
  // Share 0.2: A by score, sampling takes A half the time, so A is first with 0.8 + 0.1 and B with 0.1.
  const rounds = [judged({ share: 0.2 }), judged({ share: 0.2, first: 'B', reward: 0.5 }), judged({ share: 0.2, reward: 0 })];
  const estimates = estimateFirstPlaces([...rounds, judged()], options());
  t.deepEqual(kinds(estimates), { 'best score': 'estimated', 'always drawn': 'estimated', 'segment table': 'estimated' });
  t.is(estimates.whileExploring, 3);
  const value = (name: string): number => {
    const found = estimates.policies.find(({ policy }) => policy === name)?.estimate;
    return found?.kind === 'estimated' ? found.ips.value : Number.NaN;
  };
  const near = (left: number, right: number): boolean => t.true(Math.abs(left - right) < 1e-9, `${left}`);
  near(value('best score'), 1 / 0.9 / 3);
  // The table's best suitable cell is B: C is better but was not suitable.
  near(value('segment table'), (0.5 * (1 / 0.1)) / 3);
  near(value('always drawn'), (0.5 / 0.9 + (0.5 * 0.5) / 0.1) / 3);
});

test('recommendations without propensities count as judged and are left out of estimates', (t) => {
  const old = judged({ firstPlace: null });
  const estimates = estimateFirstPlaces([old], options());
  t.is(estimates.withoutPropensities, 1);
  t.deepEqual(kinds(estimates), { 'best score': 'no-rounds', 'always drawn': 'no-rounds', 'segment table': 'no-rounds' });
  t.is(estimateFirstPlaces([], options()).asShown, null);
});
