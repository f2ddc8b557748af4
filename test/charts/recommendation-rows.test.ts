import test from 'ava';
import fc from 'fast-check';
import { day, paise } from '../../src/advisor/units.ts';
import { ALL_OTHERS, recommendationRows } from '../../src/charts/recommendation-rows.ts';
import { sampleProfile, sampleShown, sampleType } from '../helpers/samples/sample-recommendation.ts';

const bought = (bondType: string, rupees: number) => ({ bondType, trades: 1, amount: paise(rupees * 100), lastDay: day(20_000) });
const { recommendation } = sampleShown();

test('a row holds what is foreseen against the share of what was bought, and the rest is one row', (t) => {
  const profile = sampleProfile({ holdings: [bought('Corporate Bonds', 600_000), bought('Perpetual Bonds', 400_000)] });
  t.deepEqual(
    recommendationRows(recommendation, profile).map(({ name, probability, chance, share, amount }) => [
      name,
      Number(probability.toFixed(6)),
      chance && Number(chance.toFixed(6)),
      share,
      amount,
    ]),
    [
      ['Corporate Bonds', 0.38, 0.542857, 0.6, 60_000_000],
      ['Green Bonds', 0.2, 0.285714, 0, 0],
      ['Tax-Free Bonds', 0.12, 0.171429, 0, 0],
      [ALL_OTHERS, 0.3, null, 0.4, 40_000_000],
    ],
  );
});

test('without purchases there is no share, rather than a share of zero', (t) => {
  const rows = recommendationRows(recommendation, sampleProfile({ holdings: [] }));
  t.deepEqual(
    rows.map(({ share }) => share),
    [null, null, null, null],
  );
});

test('without recommendations the types bought most are shown, and what the model has no probability of is with the others', (t) => {
  const profile = sampleProfile({ holdings: [bought('Unclassified', 3), bought('Corporate Bonds', 1)] });
  const rows = recommendationRows({ ...recommendation, recommended: [] }, profile);
  t.deepEqual(
    rows.map(({ name, probability, share }) => [name, Number(probability.toFixed(6)), share]),
    [
      ['Corporate Bonds', 0.38, 0.25],
      [ALL_OTHERS, 0.62, 0.75],
    ],
  );
});

test('nothing recommended and nothing bought gives no row', (t) => {
  t.deepEqual(recommendationRows({ ...recommendation, recommended: [] }, sampleProfile({ holdings: [] })), []);
});

test('whatever the model and the book say, at most four rows add up to the whole', (t) => {
  const names = fc.uniqueArray(fc.constantFrom(...Array.from({ length: 40 }, (_, type) => `Type ${type}`)), { maxLength: 40 });
  t.notThrows(() =>
    fc.assert(
      fc.property(names, names, fc.array(fc.nat(1_000_000_000), { minLength: 40, maxLength: 40 }), (types, held, amounts) => {
        const ranking = types.map((name) => sampleType(name, 1 / types.length));
        const profile = sampleProfile({ holdings: held.map((name, index) => bought(name, amounts[index] ?? 0)) });
        const rows = recommendationRows({ ...recommendation, recommended: ranking.slice(0, 3), ranking }, profile);
        const whole = profile.holdings.reduce((sum, { amount }) => sum + amount, 0);
        if (rows.length > 4) throw new Error(`${rows.length} rows`);
        if (rows.length === 0) return;
        const probability = rows.reduce((sum, row) => sum + row.probability, 0);
        if (types.length > 0 && Math.abs(probability - 1) > 0.001) throw new Error(`probabilities add up to ${probability}`);
        if (rows.reduce((sum, row) => sum + row.amount, 0) !== whole) throw new Error('money went missing');
      }),
    ),
  );
});
