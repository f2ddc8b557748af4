import test from 'ava';
import { estimateFirstPlaces, type JudgedRecommendation } from '../../../src/advisor/off-policy/estimate-first-places.ts';
import { seededRandom } from '../../../src/advisor/random.ts';
import { offPolicyTable } from '../../../src/cli/output/off-policy-table.ts';

const score = (bondType: string, qValue: number) => ({ bondType, qValue, probability: 0.3, score: 0.3, feedbackTerm: 0 });
const judged = (share: number, parts: Partial<JudgedRecommendation> = {}): JudgedRecommendation => ({
  client: 'C',
  first: 'A',
  firstPlace: { propensities: { A: 1 - share / 2, B: share / 2 }, byScore: 'A', explored: false, share, draws: 1000 },
  ranking: [score('A', 0.2), score('B', 0.4)],
  reward: 1,
  ...parts,
});
const lines = (rounds: readonly JudgedRecommendation[]): string =>
  offPolicyTable(estimateFirstPlaces(rounds, { draws: 200, random: seededRandom(1) })).join('\n');

test('without judgements the table says that nothing can be said', (t) => {
  t.regex(lines([]), /None yet: other orders can’t be judged/);
});

test('a log in which the score always decided speaks of the score alone', (t) => {
  const text = lines([judged(0), judged(0)]);
  t.regex(text, /best score first +1\.000/);
  t.regex(text, /best cell of the table first: can’t be said, since in 2 of 2 it would show a type first that had no chance/);
  t.regex(text, /Few effective rounds/);
});

test('a log with propensities says what other orders would have earned, and how many rounds that rests on', (t) => {
  const text = lines(
    Array.from({ length: 80 }, (_, at) => judged(0.5, { client: `C${at}`, ...(at % 4 === 0 && { first: 'B', reward: 0 }) })),
  );
  t.regex(text, /80 judged, 80 of them made while first places were drawn for a share\. Mean as shown: 0\.750\./);
  t.regex(text, /best score first +1\.000/);
  t.regex(text, /60\.0 of 80/);
  t.notRegex(text, /cannot be said/);
});

test('recommendations from before propensities were logged are counted and said to be of no use', (t) => {
  t.regex(
    lines([judged(0, { firstPlace: null })]),
    /1 of them were stored without propensities[\s\S]*best score first: can’t be said, the log holds no propensities/,
  );
});
