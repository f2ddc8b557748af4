import test from 'ava';
import fc from 'fast-check';
import type { Contrast } from '../../src/advisor/segment-contrasts.ts';
import { segmentNames } from '../../src/advisor/segment-names.ts';

const figures = (meanAge: number | null, dominantRiskBand: 'A' | 'B' | 'C' | null, medianInvested = 100_000) => ({
  meanAge,
  dominantRiskBand,
  medianInvested,
});
const contrast = (key: string, z: number, mean = 0): Contrast => ({ key, z, mean });

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
    ['Mature Conservative Investors', 'Mature Conservative Investors with Large Portfolios'],
  );
  t.is(
    segmentNames(two, [[contrast('reinvestmentRatio', -0.4)], [contrast('reinvestmentRatio', 0.6), contrast('invested', 0.1)]])[1],
    'Mature Conservative Investors Who Reinvest',
  );
});

test('a name says only what is true against the whole book: larger than its sibling but small is not large', (t) => {
  const two = [figures(60, 'A'), figures(62, 'A')];
  const [, second] = segmentNames(two, [[contrast('invested', -2)], [contrast('invested', -0.5), contrast('trades', -0.4)]]);
  t.notRegex(second ?? '', /Large/);
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
    ['Investors', 'Investors with Large Portfolios', 'Investors Who Buy Often', 'Investors with Large Portfolios Who Buy Often'],
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
      meanAge: fc.option(fc.integer({ min: 18, max: 90 })),
      dominantRiskBand: fc.constantFrom('A', 'B', 'C', null),
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
