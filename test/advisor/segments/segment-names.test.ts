import test from 'ava';
import fc from 'fast-check';
import type { Contrast } from '../../../src/advisor/segments/segment-contrasts.ts';
import { namedAgeGroup } from '../../../src/advisor/segments/segment-figures.ts';
import { segmentNames as namesAndClaims } from '../../../src/advisor/segments/segment-names.ts';

const figures = (age: number | null, medianBand: 'A' | 'B' | 'C' | null, medianInvested = 100_000) => ({
  ageGroup: age === null ? null : namedAgeGroup(age),
  medianBand,
  medianInvested,
});
/** A contrast whose medians differ as its means do. */
const contrast = (key: string, z: number, mean = 0): Contrast =>
  key.includes('=') ? { key, z, mean } : { key, z, mean, medians: { own: 10 + z, all: 10 } };
const segmentNames = (...asked: Parameters<typeof namesAndClaims>): string[] => namesAndClaims(...asked).map(({ name }) => name);

for (const [age, band, name] of [
  [34.9, 'A', 'Young Conservative Investors'],
  [35, 'B', 'Middle-aged Balanced Investors'],
  [54.9, 'C', 'Middle-aged Aggressive Investors'],
  [55, 'A', 'Mature Conservative Investors'],
  [null, 'B', 'Balanced Investors'],
  [40, null, 'Middle-aged Investors'],
  [null, null, 'Investors'],
] as const) {
  test(`age ${age} and band ${band}: ${name}`, (t) => {
    t.deepEqual(segmentNames([figures(age, band)], [[]]), [name]);
  });
}

test('the second of a name gets what distinguishes it most', (t) => {
  const two = [figures(60, 'A'), figures(62, 'A')];
  t.deepEqual(
    segmentNames(two, [
      [contrast('invested', -0.3), contrast('trades', 0.2)],
      [contrast('invested', 1.5), contrast('trades', 0.5)],
    ]),
    ['Mature Conservative Investors', 'Mature Conservative Investors Who Bought Much'],
  );
  t.is(
    segmentNames(two, [[contrast('reinvestmentRatio', -0.4)], [contrast('reinvestmentRatio', 0.6), contrast('invested', 0.1)]])[1],
    'Mature Conservative Investors Who Reinvest',
  );
});

test('a word that is true of the mean but not of the median client is left out', (t) => {
  const two = [figures(60, 'A'), figures(62, 'A')];
  const skewed = { ...contrast('invested', 1.5), medians: { own: 9, all: 10 } };
  t.is(segmentNames(two, [[contrast('invested', -0.3)], [skewed]])[1], 'Mature Conservative Investors around ₹1 lakh');
  const level = { ...contrast('invested', 1.5), medians: { own: 10, all: 10 } };
  t.is(segmentNames(two, [[contrast('invested', -0.3)], [level]])[1], 'Mature Conservative Investors around ₹1 lakh');
});

test('a name comes with what its words say of a client', (t) => {
  const two = [figures(60, 'A'), figures(62, 'A', 250_000)];
  t.deepEqual(namesAndClaims(two, [[contrast('trades', -1)], [contrast('trades', 1)]])[1], {
    name: 'Mature Conservative Investors Who Buy Often',
    claims: [
      { kind: 'age', from: 55, below: null },
      { kind: 'riskBand', band: 'A' },
      { kind: 'more', feature: 'trades', than: 10 },
    ],
  });
  t.deepEqual(namesAndClaims(two, [[], []])[1]?.claims.at(-1), { kind: 'around', rupees: 250_000 });
  t.deepEqual(namesAndClaims([figures(40, null)], [[]])[0]?.claims, [{ kind: 'age', from: 35, below: 55 }]);
});

test('a name says only what is true against the whole book: larger than its sibling but small is not large', (t) => {
  const two = [figures(60, 'A'), figures(62, 'A')];
  const [, second] = segmentNames(two, [[contrast('invested', -2)], [contrast('invested', -0.5), contrast('trades', -0.4)]]);
  t.notRegex(second ?? '', /Much/);
});

test('"mostly" needs more than half', (t) => {
  const two = [figures(60, 'A'), figures(62, 'A')];
  t.is(segmentNames(two, [[], [contrast('gender=F', 0.8, 0.7)]])[1], 'Mature Conservative Investors around ₹1 lakh');
  const named = (share: number) => segmentNames(two, [[contrast('gender=F', -0.2, 0.2)], [contrast('gender=F', 0.8, share)]])[1];
  t.is(named(0.7), 'Mature Conservative Investors (Mostly Women)');
  t.is(named(0.5), 'Mature Conservative Investors around ₹1 lakh');
});

test('a third takes what the second left, and two things where one is taken', (t) => {
  const same = [contrast('invested', 1), contrast('trades', 0.8)];
  const low = [contrast('invested', -1), contrast('trades', -1)];
  t.deepEqual(
    segmentNames(
      [1, 2, 3, 4].map(() => figures(null, null)),
      [low, same, same, same],
    ),
    ['Investors', 'Investors Who Bought Much', 'Investors Who Buy Often', 'Investors Who Bought Much Who Buy Often'],
  );
});

test('without any difference the median amount tells apart, and a number only after that', (t) => {
  const four = [figures(null, null, 50_000), figures(null, null, 250_000), figures(null, null, 250_000), figures(null, null, 250_000)];
  t.deepEqual(segmentNames(four, [[], [], [], []]), [
    'Investors',
    'Investors around ₹2.5 lakh',
    'Investors around ₹2.5 lakh (2)',
    'Investors around ₹2.5 lakh (3)',
  ]);
});

test('names are never twice the same', (t) => {
  const key = fc.constantFrom(
    'age',
    'invested',
    'trades',
    'averageYield',
    'reinvestmentRatio',
    'gender=F',
    'gender=HUF',
    'riskBand=A',
    'gender=unknown',
  );
  const segment = fc.record({
    figure: fc.record({
      ageGroup: fc.option(fc.integer({ min: 18, max: 90 }).map(namedAgeGroup)),
      medianBand: fc.constantFrom('A', 'B', 'C', null),
      medianInvested: fc.constantFrom(0, 1, 99_999.9, 250_000),
    }),
    contrasts: fc.uniqueArray(
      fc.record<Contrast>({ key, z: fc.double({ min: -3, max: 3, noNaN: true }), mean: fc.double({ min: 0, max: 1, noNaN: true }) }),
      { selector: (one) => one.key },
    ),
  });
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 25 }), (segments) => {
      const names = segmentNames(
        segments.map(({ figure }) => figure),
        segments.map(({ contrasts }) => contrasts),
      );
      t.is(new Set(names).size, segments.length);
      for (const name of names) t.regex(name, /Investors/);
    }),
  );
});
