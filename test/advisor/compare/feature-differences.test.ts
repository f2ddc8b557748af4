import test from 'ava';
import { apartIn, featureDifferences } from '../../../src/advisor/compare/feature-differences.ts';
import type { FittedFeatures, NumericFeature } from '../../../src/advisor/model/model.ts';
import { fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import { sampleProfile } from '../../helpers/samples/sample-recommendation.ts';

const numeric = (name: string, scale: number, log = false): NumericFeature => ({ name, log, median: 0, mean: 0, scale, indicator: false });
const FEATURES: FittedFeatures = {
  numeric: [numeric('age', 10), numeric('invested', 2, true), numeric('trades', 1, true), numeric('reinvestmentRatio', 0.25)],
  categorical: [
    { name: 'gender', levels: ['F', 'M', 'unknown'] },
    { name: 'riskBand', levels: ['A', 'B', 'unknown'] },
  ],
};

const left = sampleProfile({
  age: 41,
  totalInvested: paiseFromRupees(999_999),
  trades: 6,
  reinvestmentRatio: fraction(0.4),
  riskBand: 'B',
});

test('a number is compared in the deviations that were fitted over all clients, a size by its logarithm', (t) => {
  const right = sampleProfile({
    age: 62,
    totalInvested: paiseFromRupees(9_999),
    trades: 6,
    reinvestmentRatio: fraction(0.5),
    riskBand: 'B',
  });
  const { known, unknown } = featureDifferences(FEATURES, left, right);
  t.deepEqual(unknown, []);
  // log1p: ln 1,000,000 − ln 10,000 = ln 100 = 4.605; half of it in deviations. (41 − 62) / 10; (0.4 − 0.5) / 0.25; by hand.
  const found = known.map((difference) => [difference.name, Math.round(apartIn(difference) * 100) / 100]);
  t.deepEqual(found, [
    ['invested', 2.3],
    ['age', 2.1],
    ['reinvestmentRatio', 0.4],
    ['trades', 0],
    ['gender', 0],
    ['riskBand', 0],
  ]);
  const age = known.find(({ name }) => name === 'age');
  t.like(age, { kind: 'number', left: 41, right: 62, deviations: -2.1 });
});

test('a number beyond the limits is as far as the limit is', (t) => {
  const limited = { ...FEATURES, numeric: [{ ...numeric('averageYield', 0.01), lower: 0.05, upper: 0.15 }] };
  const odd = sampleProfile({ ...left, averageYield: fraction(0.6) });
  const { known } = featureDifferences(limited, odd, sampleProfile({ ...left, averageYield: fraction(0.1) }));
  t.is(Math.round(known[0] ? apartIn(known[0]) : 0), 5);
});

test('two different words are √2 apart, as their one-hot columns are', (t) => {
  const { known } = featureDifferences(FEATURES, left, sampleProfile({ ...left, riskBand: 'C', gender: 'F' }));
  t.deepEqual(
    known.filter((difference) => apartIn(difference) > 0).map((difference) => [difference.name, apartIn(difference)]),
    [
      ['gender', Math.SQRT2],
      ['riskBand', Math.SQRT2],
    ],
  );
});

test('what is not known of one of them is named and compared with no stand-in', (t) => {
  const nobody = sampleProfile({
    age: null,
    gender: null,
    riskBand: null,
    trades: 0,
    totalInvested: paiseFromRupees(0),
    averageYield: null,
    reinvestmentRatio: null,
  });
  const { known, unknown } = featureDifferences(FEATURES, left, nobody);
  t.deepEqual(known, []);
  t.deepEqual(unknown, ['age', 'invested', 'trades', 'reinvestmentRatio', 'gender', 'riskBand']);
});

test('a feature that the model does not use is not compared', (t) => {
  const { known, unknown } = featureDifferences({ numeric: [numeric('age', 10)], categorical: [] }, left, left);
  t.false([...known.map(({ name }) => name), ...unknown].includes('averageYield'));
});
