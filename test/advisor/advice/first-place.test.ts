import test from 'ava';
import { firstPlaceOf } from '../../../src/advisor/advice/first-place.ts';
import { offersByType, recommend } from '../../../src/advisor/advice/recommend.ts';
import { profileAt, profileColumns } from '../../../src/advisor/book/profile-columns.ts';
import type { Model } from '../../../src/advisor/model/model.ts';
import { trainModel } from '../../../src/advisor/train/train-model.ts';
import { noFeedback, type SignsByCell } from '../../../src/advisor/values/feedback.ts';
import { busyBook } from '../../helpers/samples/busy-book.ts';
import { on } from '../../helpers/samples/small-book.ts';

const book = busyBook(150, 8);
const asOf = on('2024-12-31');
const { model } = trainModel(book, asOf, { segments: 4, seed: 1 }, { fingerprint: 'f', milliseconds: () => 0 });
const profile = profileAt(book, profileColumns(book, asOf), 2);
const fresh = noFeedback({ segments: model.segments.length, bondTypes: model.bondTypes });
const unsigned: SignsByCell = fresh.map((row) => row.map(() => ({ weight: 0, sum: 0 })));
const options = { offers: offersByType([]), feedback: fresh };
const explore = (seedText: string, share = 0.5, signs = unsigned) => ({ share, seedText, signs });
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, value) => total + value, 0);

test('without exploration the best score is first for certain, and that is logged', (t) => {
  for (const each of [options, { ...options, explore: null }, { ...options, explore: explore('id', 0) }]) {
    const { recommended, firstPlace } = recommend(model, profile, each);
    t.is(firstPlace?.byScore, recommended[0]?.bondType);
    t.is(firstPlace?.propensities[recommended[0]?.bondType ?? ''], 1);
    t.is(sum(Object.values(firstPlace?.propensities ?? {})), 1);
    t.like(firstPlace, { explored: false, share: 0, draws: 0 });
  }
});

test('where nothing is suitable nothing is logged', (t) => {
  const { recommended, firstPlace } = recommend({ ...model, bandOfType: model.bandOfType.map(() => 'default') }, profile, options);
  t.deepEqual(recommended, []);
  t.is(firstPlace, undefined);
});

test('one id gives one draw, however often it is asked for', (t) => {
  const draw = () => recommend(model, profile, { ...options, explore: explore('7b1a3c52-9a5e-4a70-8e53-0c9f7f6f2f10') });
  t.deepEqual(draw(), draw());
});

test('only suitable types are drawn, each with the chance that is logged, and best score keeps what the share leaves it', (t) => {
  const seen = new Map<string, number>();
  const expected = new Map<string, number>();
  const ids = 400;
  let explored = 0;
  for (let id = 0; id < ids; id++) {
    const { recommended, excluded, firstPlace } = recommend(model, profile, { ...options, explore: explore(`id-${id}`) });
    const [first] = recommended;
    if (!firstPlace || !first) return t.fail();
    t.true(Math.abs(sum(Object.values(firstPlace.propensities)) - 1) < 1e-9);
    t.true((firstPlace.propensities[first.bondType] ?? 0) > 0);
    t.true((firstPlace.propensities[firstPlace.byScore] ?? 0) >= 0.5);
    t.false(excluded.some(({ bondType }) => bondType in firstPlace.propensities));
    t.true(firstPlace.explored || first.bondType === firstPlace.byScore);
    if (firstPlace.explored) explored++;
    seen.set(first.bondType, (seen.get(first.bondType) ?? 0) + 1);
    for (const [type, chance] of Object.entries(firstPlace.propensities)) expected.set(type, (expected.get(type) ?? 0) + chance);
  }
  t.true(Math.abs(explored / ids - 0.5) < 0.1, `${explored}`);
  t.true(seen.size > 1);
  // Counts of independent draws with known chances: within four standard deviations.
  for (const [type, chance] of expected) {
    const share = chance / ids;
    const spread = 4 * Math.sqrt(ids * share * (1 - share)) + 1;
    t.true(Math.abs((seen.get(type) ?? 0) - chance) < spread, `${type}: ${seen.get(type)} of ${chance}`);
  }
});

test('the drawn type goes ahead and the others keep their order; three are shown; no counterfactual speaks of an order that a draw made', (t) => {
  const byScore = recommend(model, profile, options).recommended.map(({ bondType }) => bondType);
  for (let id = 0; id < 60; id++) {
    const { recommended, firstPlace, counterfactual } = recommend(model, profile, { ...options, explore: explore(`id-${id}`) });
    const [first, ...rest] = recommended.map(({ bondType }) => bondType);
    t.is(recommended.length, 3);
    t.deepEqual(rest, byScore.filter((type) => type !== first).slice(0, 2));
    t.true((recommended[0]?.reasons.length ?? 0) > 0);
    t.is(counterfactual === null, first !== firstPlace?.byScore);
  }
});

const tiny = (rounds: number): Model => ({
  ...model,
  bondTypes: ['A', 'B'],
  qTable: { ...model.qTable, wholeBook: [0.4, 0.4], values: [[0.4, 0.4]], visits: [[rounds, rounds]] },
});
const suitable = [
  { bondType: 'A', probability: 0.42, score: 0.42, qValue: 0.4, feedbackTerm: 0 },
  { bondType: 'B', probability: 0.4, score: 0.4, qValue: 0.4, feedbackTerm: 0 },
];
const chanceOfB = (rounds: number, weight: number): number =>
  firstPlaceOf(
    tiny(rounds),
    0,
    suitable,
    explore('id', 0.5, [
      [
        { weight, sum: 0 },
        { weight, sum: 0 },
      ],
    ]),
  ).firstPlace.propensities.B ?? Number.NaN;

test('the more rounds and thumbs a cell has seen, the less is left to chance', (t) => {
  t.true(chanceOfB(20, 0) > chanceOfB(2000, 0), 'rounds');
  t.true(chanceOfB(2000, 0) > chanceOfB(2000, 200), 'thumbs');
  t.true(chanceOfB(1e6, 1e5) < 0.01);
});
