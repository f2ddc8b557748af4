import test from 'ava';
import { emptyProfileColumns, type ProfileColumns } from '../../../src/advisor/book/profile-columns.ts';
import { segmentCards } from '../../../src/advisor/segments/segment-cards.ts';
import { day } from '../../../src/advisor/units.ts';

/** Eight clients: four old and careful, three young and bold, and one about whom nothing is known. */
const eightClients = (): ProfileColumns => {
  const columns = emptyProfileColumns(8, day(20_000));
  columns.age.set([60, 70, 64, 66, 25, 31, 28]);
  columns.gender.set([2, 2, 1, 2, 1, 1, 3, 0]);
  columns.band.set([1, 1, 1, 2, 3, 3, 3, 0]);
  columns.trades.set([4, 5, 6, 5, 1, 2, 1, 0]);
  columns.invested.set([8e7, 1e8, 2e8, 1.2e8, 5e6, 4e6, 6e6, 0]);
  // Three of the old ones hold something: the median of 2, 5 and 9 lakh.
  columns.outstanding.set([2e7, 9e7, 5e7, 0, Number.NaN]);
  columns.averageYield.set([0.07, 0.072, 0.071, 0.075, 0.11, 0.12, 0.115]);
  columns.reinvestment.set([0.5, 0.25, 0.75, 0.5, Number.NaN, 1, Number.NaN]);
  return columns;
};

test('a card says what its clients are, by figures that can be checked', (t) => {
  const cards = segmentCards(eightClients(), Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1), [0.9, null]);
  t.like(cards[0], {
    id: 0,
    name: 'Mature Conservative Investors',
    claims: [
      { kind: 'age', from: 55, below: null },
      { kind: 'riskBand', band: 'A' },
    ],
    size: 4,
    confidence: 0.9,
    meanAge: 65,
    dominantRiskBand: 'A',
    meanReinvestmentRatio: 50,
    // Rupees: the mean of 10 and 12 lakh.
    medianInvested: 1_100_000,
  });
  t.like(cards[1], {
    id: 1,
    name: 'Young Aggressive Investors',
    size: 4,
    confidence: null,
    meanAge: 28,
    dominantRiskBand: 'C',
    meanReinvestmentRatio: 100,
    medianInvested: 50_000,
  });
});

test('the description repeats the card', (t) => {
  const [first, second] = segmentCards(eightClients(), Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1), [0.9, null]);
  t.regex(
    first?.description ?? '',
    /^4 clients, average age 65, 75% in risk band A, 25% in B, typically ₹5 lakh outstanding where they hold bonds, 50% of later purchases within 90 days of the one before\. Compared with the average client: /,
  );
  t.regex(second?.description ?? '', /^4 clients, average age 28, 75% in risk band C, 25% unknown, 100% of later/);
});

test('the strongest contrasts come first, in words, with their direction', (t) => {
  const [first, second] = segmentCards(eightClients(), Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1), [0.9, null]);
  for (const card of [first, second]) {
    t.is(card?.strongest.length, 3);
    const sizes = card?.strongest.map(({ z }) => Math.abs(z)) ?? [];
    t.deepEqual(
      sizes,
      sizes.slice().sort((left, right) => right - left),
    );
  }
  const age = (card: typeof first) => card?.strongest.find(({ feature }) => feature === 'age')?.z ?? 0;
  // By hand: ages 60, 70, 64, 66, 25, 31, 28 have mean 49.14 and population deviation 18.58.
  t.true(Math.abs(age(first) - (65 - 344 / 7) / 18.5813) < 1e-4);
  t.true(age(second) < 0);
});

test('features unknown for most of a segment are not mentioned', (t) => {
  const columns = eightClients();
  columns.age.fill(Number.NaN, 4);
  columns.band.fill(0, 4);
  const [, second] = segmentCards(columns, Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1), [null, null]);
  t.is(second?.name, 'Investors');
  t.is(second?.meanAge, null);
  t.is(second?.dominantRiskBand, null);
  t.notRegex(second?.description ?? '', /years old|in risk band [ABC],/);
  t.false(second?.strongest.some(({ feature }) => feature === 'age'));
});

test('of two bands as frequent the more conservative one is named', (t) => {
  const columns = eightClients();
  columns.band.set([3, 3, 2, 2]);
  t.is(segmentCards(columns, Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1), [null, null])[0]?.dominantRiskBand, 'B');
});

test('a name leaves out an age group or a band that most of its clients are not in, though the median client is', (t) => {
  const columns = emptyProfileColumns(6, day(20_000));
  columns.age.set([20, 22, 40, 41, 70, 72]);
  columns.band.set([1, 1, 2, 2, 3, 3]);
  columns.trades.fill(1);
  const nameOf = () => segmentCards(columns, new Int32Array(6), [null])[0]?.name;
  t.is(nameOf(), 'Investors');
  columns.age.set([40, 42]);
  t.is(nameOf(), 'Middle-aged Investors');
  columns.band.set([2, 1, 2, 2, 3, 3]);
  t.is(nameOf(), 'Middle-aged Balanced Investors');
});
