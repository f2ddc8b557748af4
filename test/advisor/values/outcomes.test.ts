import test from 'ava';
import fc from 'fast-check';
import { clientId } from '../../../src/advisor/units.ts';
import type { FeedbackEvent } from '../../../src/advisor/values/feedback.ts';
import { standingSigns } from '../../../src/advisor/values/feedback.ts';
import { foldOutcomes, type OutcomeSubject, type StandingOutcome, standingOutcomes } from '../../../src/advisor/values/outcomes.ts';
import { QLearner } from '../../../src/advisor/values/q-learning.ts';
import { readOutcomes, type ShownAction } from '../../../src/advisor/values/read-outcomes.ts';
import { on, smallBook, someone } from '../../helpers/samples/small-book.ts';

const trade = (client: string, day: string, type: string) => ({ client, day, type, rupees: 1000 });
const shown = (
  recommendationId: string,
  client: string,
  day: string,
  bondType: string,
  lastTradeDay: string | null = null,
): ShownAction => ({
  recommendationId,
  clientId: clientId(client),
  day: on(day),
  shownAt: new Date(`${day}T06:00:00Z`),
  bondType,
  lastTradeDay: lastTradeDay === null ? null : on(lastTradeDay),
});
const UNTIL = on('2026-06-30');
const book = smallBook(
  ['C_1', 'C_2', 'C_3'].map((id) => someone(id)),
  [
    trade('C_1', '2026-05-01', 'Treasury Bills'),
    trade('C_1', '2026-05-10', 'Green Bonds'),
    trade('C_1', '2026-05-11', 'Green Bonds'),
    trade('C_1', '2026-05-31', 'Corporate Bonds'),
    trade('C_2', '2026-06-01', 'Green Bonds'),
  ],
);

test('an outcome is what was bought from the day it was shown to the thirtieth after, but not what was known when it was shown', (t) => {
  const read = readOutcomes(
    book,
    [
      shown('bought', 'C_1', '2026-05-01', 'Green Bonds', '2026-05-01'),
      shown('not', 'C_2', '2026-05-01', 'Green Bonds'),
      shown('thirtieth', 'C_1', '2026-05-01', 'Corporate Bonds'),
    ],
    UNTIL,
  );
  t.deepEqual(read.known, [
    { recommendationId: 'bought', isBought: true, types: 2 },
    { recommendationId: 'not', isBought: false, types: 0 },
    { recommendationId: 'thirtieth', isBought: true, types: 3 },
  ]);
  t.deepEqual(read.unknown, []);
});

test('until the book covers the 30 days the outcome is unknown, even if the type was bought; a client who is not in the book has none', (t) => {
  const asked = [shown('early', 'C_1', '2026-05-01', 'Green Bonds'), shown('gone', 'C_9', '2026-05-01', 'Green Bonds')];
  t.deepEqual(readOutcomes(book, asked, on('2026-05-30')), { known: [], unknown: ['early'] });
  t.is(readOutcomes(book, asked, on('2026-05-31')).known.length, 1);
});

test('what is shown again within 30 days has no outcome of its own, so no purchase counts twice; another type has its own', (t) => {
  const asked = [
    shown('again', 'C_1', '2026-05-09', 'Green Bonds'),
    shown('first', 'C_1', '2026-05-01', 'Green Bonds'),
    shown('other', 'C_1', '2026-05-09', 'Corporate Bonds'),
    // 31 days after the one before.
    shown('later', 'C_1', '2026-06-09', 'Green Bonds'),
  ];
  const read = readOutcomes(book, asked, on('2026-07-31'));
  t.deepEqual(
    read.known.map(({ recommendationId, isBought }) => [recommendationId, isBought]),
    [
      ['first', true],
      ['other', true],
      ['later', false],
    ],
  );
  t.deepEqual(read.unknown, ['again']);
});

const shape = { segments: 2, bondTypes: ['Gilts', 'Paper'] };
const outcome = (
  recommendationId: string,
  isBought: boolean,
  types = Number(isBought),
  propensity: number | null = 1,
): StandingOutcome => ({
  recommendationId,
  isBought,
  types,
  propensity,
});
/** Named "segment type probability …". */
const subjectOf = (id: string): OutcomeSubject => {
  const [segment, bondType = '', probability] = id.split(' ');
  return { segment: Number(segment), bondType, probability: Number(probability) };
};

test('by hand: more was bought after advice than its probability lets expect, so the cell rises', (t) => {
  const four = [1, 2, 3, 4].map((n) => outcome(`0 Gilts 0.4 ${n}`, n <= 2));
  const [row, empty] = foldOutcomes(four, subjectOf, shape);
  // Half a type per outcome; 4 · 0.5 · 0.4 = 0.8 expected, 2 bought: (2 − 0.8) / (10 + 4 · 0.5).
  t.like(row?.[0], { advised: 4, bought: 2 });
  t.true(Math.abs((row?.[0]?.expected ?? 0) - 0.8) < 1e-12);
  t.true(Math.abs((row?.[0]?.term ?? 0) - 0.1) < 1e-12);
  t.deepEqual([row?.[1], empty], [null, [null, null]]);
});

test('where nobody buys anything, nothing is learned, and a type that is bought as often as expected stays where it was', (t) => {
  const idle = foldOutcomes([outcome('0 Gilts 0.4 a', false), outcome('1 Paper 0.9 b', false)], subjectOf, shape);
  t.deepEqual([idle[0]?.[0]?.term, idle[1]?.[1]?.term], [0, 0]);
  const asExpected = [1, 2, 3, 4].map((n) => outcome(`0 Gilts 0.5 ${n}`, n <= 2, 1));
  t.true(Math.abs(foldOutcomes(asExpected, subjectOf, shape)[0]?.[0]?.term ?? 1) < 1e-12);
});

test('a first place that was drawn with a chance of a half counts twice, and no draw counts more than five times', (t) => {
  const termOf = (propensity: number | null) =>
    foldOutcomes([outcome('0 Gilts 0.4 a', true, 1, propensity)], subjectOf, shape)[0]?.[0]?.term ?? Number.NaN;
  // One type per outcome: w · (1 − 0.4) / (10 + w).
  for (const [propensity, weight] of [
    [1, 1],
    [null, 1],
    [0.5, 2],
    [0.01, 5],
  ] as const)
    t.true(Math.abs(termOf(propensity) - (weight * 0.6) / (10 + weight)) < 1e-12, `${propensity}`);
});

const outcomesArbitrary = fc
  .array(
    fc.record({
      segment: fc.nat(1),
      bondType: fc.constantFrom(...shape.bondTypes, 'Unknown'),
      probability: fc.integer({ min: 1, max: 9 }).map((tenth) => tenth / 10),
      isBought: fc.boolean(),
      more: fc.nat(2),
    }),
    { maxLength: 60 },
  )
  .map((all) =>
    all.map(({ segment, bondType, probability, isBought, more }, at) =>
      outcome(`${segment} ${bondType} ${probability} ${at}`, isBought, Number(isBought) + more),
    ),
  );

test('a cell is what Watkins’ rule learns from the rewards of the recommended action, in any order to the last bit, and never more than 0.3', (t) => {
  fc.assert(
    fc.property(
      outcomesArbitrary.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const cells = foldOutcomes(all, subjectOf, shape);
        t.deepEqual(foldOutcomes(shuffled, subjectOf, shape), cells);
        const counted = all.filter(({ recommendationId }) => !recommendationId.includes('Unknown'));
        const inBook = counted.reduce((sum, { types }) => sum + types, 0) / Math.max(1, counted.length);
        for (const segment of [0, 1]) {
          const here = counted.filter(({ recommendationId }) => subjectOf(recommendationId).segment === segment);
          const k = (here.reduce((sum, { types }) => sum + types, 0) + 10 * inBook) / (here.length + 10);
          if (k === 0) continue;
          const settings = { states: 1, actions: 2, discount: 0, pseudoRounds: 10 / k, initialValue: () => 0 };
          const learner = new QLearner(settings);
          for (const { recommendationId, isBought } of here) {
            const { bondType, probability } = subjectOf(recommendationId);
            learner.learn(0, shape.bondTypes.indexOf(bondType), Number(isBought) / k - probability, null);
          }
          for (const [type, value] of learner.values.entries()) {
            const term = cells[segment]?.[type]?.term ?? 0;
            t.true(Math.abs(term - Math.max(-0.3, Math.min(0.3, value))) < 1e-9);
          }
        }
      },
    ),
  );
});

const row = (serial: number, about: number, sign: 1 | -1, action: FeedbackEvent['action'], at: number): FeedbackEvent => ({
  eventId: `outcome:R${about}:${serial}`,
  recommendationId: `R${about}`,
  advisorId: 'book',
  key: 'outcome',
  sign,
  action,
  outcome: { types: 1, propensity: 0.5 },
  happenedAt: `${1_700_000_000 + at}.000000`,
});

test('the latest outcome of a recommendation counts, one that was taken back does not, and none is an adviser’s sign', (t) => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ about: fc.nat(2), sign: fc.constantFrom<1 | -1>(1, -1), isGone: fc.boolean() }), { maxLength: 12 }),
      (corrections) => {
        const rows = corrections.map(({ about, sign, isGone }, at) => row(at, about, sign, isGone ? 'removed' : 'added', at));
        const expected = [0, 1, 2].flatMap((about) => {
          const last = rows.findLast(({ recommendationId }) => recommendationId === `R${about}`);
          return last?.action === 'added' ? [{ recommendationId: `R${about}`, isBought: last.sign === 1, types: 1, propensity: 0.5 }] : [];
        });
        t.deepEqual(standingOutcomes([...rows, ...rows].reverse()), expected);
        t.deepEqual(standingSigns(rows), []);
      },
    ),
  );
});
