import test from 'ava';
import { day, paise } from '../../src/advisor/units.ts';
import { recommendationChart } from '../../src/charts/recommendation-chart.ts';
import { badlyPlaced, wordsOf } from '../helpers/drawn-text.ts';
import { sampleProfile, sampleShown, sampleType } from '../helpers/samples/sample-recommendation.ts';

const bought = (bondType: string, rupees: number) => ({ bondType, trades: 1, amount: paise(rupees * 100), lastDay: day(20_000) });
const holdings = [bought('Corporate Bonds', 530_000), bought('Government Securities', 420_000), bought('Green Bonds', 200_000)];
const shown = sampleShown({ profile: sampleProfile({ holdings, trades: 6 }) });

interface Config {
  readonly data: {
    readonly labels: readonly string[];
    readonly datasets: ReadonlyArray<{ readonly label: string; readonly data: ReadonlyArray<number | null> }>;
  };
  readonly options: {
    readonly scales: { readonly x: { readonly max: number }; readonly figures: { readonly labels: readonly string[][] } };
  };
}
const configOf = (recommendation: Parameters<typeof recommendationChart>[0]): Config =>
  recommendationChart(recommendation).config as unknown as Config;
const rounded = (values: ReadonlyArray<number | null>) => values.map((value) => value && Number(value.toFixed(4)));

test('the chart holds the chances among what fits and the shares of the money, type by type', (t) => {
  const { data } = configOf(shown);
  t.deepEqual(data.labels, ['Corporate', 'Green', 'Tax-Free', 'All other types']);
  // 0.38, 0.2 and 0.12 of 0.7.
  t.deepEqual(rounded(data.datasets[0]?.data ?? []), [0.5429, 0.2857, 0.1714, null]);
  // 5.3, 2, 0 and 4.2 of 11.5 lakh.
  t.deepEqual(rounded(data.datasets[1]?.data ?? []), [0.4609, 0.1739, null, 0.3652]);
});

test('every bar has its figure in writing, and the legend says how much was bought', (t) => {
  const { data, options } = configOf(shown);
  t.deepEqual(options.scales.figures.labels, [
    ['54%', '46%'],
    ['29%', '17%'],
    ['17%', '0%'],
    ['', '37%'],
  ]);
  t.is(data.datasets[1]?.label, 'Bought (₹11.5 lakh)');
});

test('the alternative text says what the chart says', (t) => {
  t.is(
    recommendationChart(shown).alt,
    'Bar chart. Chance among what fits: Corporate Bonds 54%, Green Bonds 29%, Tax-Free Bonds 17%. ' +
      'Bought so far, ₹11.5 lakh in 6 purchases: Corporate Bonds 46% (₹5.3 lakh), Green Bonds 17% (₹2 lakh), Tax-Free Bonds 0% (₹0), All other types 37% (₹4.2 lakh).',
  );
});

test('a client who bought nothing yet is told apart from one who bought nothing of these', (t) => {
  const nothing = sampleShown({ profile: sampleProfile({ holdings: [], trades: 0 }) });
  const { data, options } = configOf(nothing);
  t.is(data.datasets[1]?.label, 'Nothing bought so far');
  t.deepEqual(data.datasets[1]?.data, [null, null, null]);
  t.deepEqual(options.scales.figures.labels[0], ['54%', ''], 'two lines still, so that the figure stays next to its bar');
  t.true(recommendationChart(nothing).alt.endsWith('Nothing was bought so far.'));
});

test('the legend is whole, whatever was bought', (t) => {
  for (const rupees of [530, 530_000, 999_500_000_000]) {
    const spec = recommendationChart(sampleShown({ profile: sampleProfile({ holdings: [bought('Corporate Bonds', rupees)] }) }));
    t.deepEqual([badlyPlaced(spec), wordsOf(spec).filter((text) => text.includes('…'))], [[], []]);
  }
});

test('small shares do not fill the chart, and what is nearly nothing is said to be', (t) => {
  const types = Array.from({ length: 40 }, (_, type) => sampleType(`Type ${type}`, type < 39 ? 0.001 : 0.961));
  const { options } = configOf(sampleShown({ recommendation: { recommended: types.slice(0, 3), ranking: types } }));
  t.true(options.scales.x.max >= 0.25);
  t.is(options.scales.figures.labels[0]?.[0], '<1%');
  const tiny = configOf(sampleShown({ recommendation: { recommended: [sampleType('Only', 0.01)], ranking: [] } }));
  t.is(tiny.data.labels.length, 1);
});

test('forty types with endless names make a chart of four rows and a text within its limit', (t) => {
  const name = (type: number) => `${type} ${'Very Long Name Of A Bond Type '.repeat(40)}`;
  const types = Array.from({ length: 40 }, (_, type) => sampleType(name(type), 1 / 40));
  const spec = recommendationChart(
    sampleShown({
      profile: sampleProfile({ holdings: types.map(({ bondType }) => bought(bondType, 1000)) }),
      recommendation: { recommended: types.slice(0, 3), ranking: types },
    }),
  );
  const { data } = spec.config as unknown as Config;
  t.is(data.labels.length, 4);
  t.deepEqual(badlyPlaced(spec), []);
  t.true(data.labels[0]?.endsWith('…'));
  t.true(spec.alt.length <= 2000);
});

test('a name cannot turn the text around it or break its line', (t) => {
  const type = sampleType('Green\u202e\nBonds\u0000', 0.4);
  const spec = recommendationChart(sampleShown({ recommendation: { recommended: [type], ranking: [type] } }));
  t.is((spec.config as unknown as Config).data.labels[0], 'Green');
  t.true(spec.alt.includes('Green Bonds 100%'));
});

test('without any figure there is an empty chart that says so', (t) => {
  const spec = recommendationChart(sampleShown({ profile: sampleProfile({ holdings: [] }), recommendation: { recommended: [] } }));
  t.deepEqual((spec.config as unknown as Config).data.labels, []);
  t.is(spec.alt, 'An empty chart: nothing is recommended and nothing was bought so far.');
});

test('neither picture nor text names the client', (t) => {
  t.notRegex(JSON.stringify(recommendationChart(shown)), /C_0042/);
});

test('a chart is plain JSON and the title fits over a native chart as well', (t) => {
  const spec = recommendationChart(shown);
  t.deepEqual(JSON.parse(JSON.stringify(spec.config)), spec.config);
  t.true(spec.title.length <= 50);
});
