import { createCanvas } from '@napi-rs/canvas';
import test from 'ava';
import { parseChartRequest } from '../../src/charts/chart-request.ts';
import { CARD, FORESEEN, HAPPENED, INK } from '../../src/charts/colours.ts';
import { drawChart } from '../../src/charts/draw-chart.ts';
import { figureChart } from '../../src/charts/figure-chart.ts';
import { FONT_STACK } from '../../src/charts/fonts.ts';
import { fitted, textWidth } from '../../src/charts/text-width.ts';
import type { Figure } from '../../views/blocks/figure.ts';
import { badlyPlaced, wordsOf } from '../helpers/drawn-text.ts';
import { readPicture } from '../helpers/picture.ts';

const draw = (figure: Figure) => {
  const { config, width, height } = figureChart(figure);
  return readPicture(drawChart(parseChartRequest(JSON.stringify({ chart: JSON.stringify(config), width, height, backgroundColor: CARD }))));
};

const words = { title: 'A chart', alt: 'What it says', unit: 'clients' };
const two = [
  { name: 'Now', values: [10, 30] },
  { name: 'Before', values: [20, 15] },
];

for (const kind of ['bar', 'line', 'area'] as const) {
  test(`a ${kind} chart shows each series in its colour, with its title`, async (t) => {
    const picture = await draw({ ...words, kind, categories: ['A', 'B'], series: two });
    t.deepEqual([picture.width, picture.height], [480, 270]);
    for (const colour of [FORESEEN, HAPPENED]) t.true(picture.count(colour) > 300, `${picture.count(colour)} of ${colour}`);
    t.true(picture.count(INK) > 300, 'letters');
  });
}

test('bars are as long as their values', async (t) => {
  const picture = await draw({ ...words, kind: 'bar', categories: ['A', 'B'], series: [{ name: 'Now', values: [10, 30] }] });
  const bars = (left: number, right: number) => {
    const middle = Math.round((left + right) / 2);
    return Array.from({ length: 270 }, (_, y) => picture.at(middle, y)).filter((colour) => colour === FORESEEN.toLowerCase()).length;
  };
  t.true(Math.abs(bars(60, 260) / bars(260, 460) - 1 / 3) < 0.05);
});

test('a pie says each share before the name, and folds what is beyond the sixth', (t) => {
  const slices = Array.from({ length: 8 }, (_, at) => ({ name: `Segment ${at}`, value: at === 0 ? 0 : 10 }));
  const { config } = figureChart({ ...words, kind: 'pie', slices });
  const { labels } = (config as { data: { labels: string[] } }).data;
  t.deepEqual([labels[0], labels.at(-1), labels.length], ['14%  Segment 1', '29%  All others', 6]);
});

test('points are where they are, with the line on which both are equal', async (t) => {
  const points = [
    [0, 0],
    [100, 0],
  ] as const;
  const figure = { ...words, kind: 'scatter', xLabel: 'Parent', yLabel: 'Child', series: [{ name: 'Families', points }] } as const;
  const plain = await draw(figure);
  const withLine = await draw({ ...figure, diagonal: true });
  t.true(withLine.differs(plain) > 500);
});

test('a heat map grows with its rows, and a larger value is darker', async (t) => {
  const rows = Array.from({ length: 12 }, (_, at) => `Segment ${at}`);
  const figure = { ...words, kind: 'heatmap', rows, columns: ['Low', 'High'], values: rows.map(() => [0, 1]) } as const;
  const picture = await draw(figure);
  t.is(picture.height, 190 + 30 * 12);
  // The ends of the scale of shades.
  t.true(picture.count('#e2ecf6') > 10_000);
  t.true(picture.count('#003868') > 10_000);
});

test('figures of nothing, of one value and of names without end are drawn all the same', async (t) => {
  const endless = 'an endless name '.repeat(500);
  const figures: Figure[] = [
    { ...words, kind: 'bar', categories: [], series: [] },
    { ...words, title: endless, kind: 'line', categories: [endless], series: [{ name: endless, values: [null] }] },
    { ...words, kind: 'pie', slices: [] },
    { ...words, kind: 'scatter', xLabel: '', yLabel: endless, diagonal: true, series: [] },
    { ...words, kind: 'heatmap', rows: ['A'], columns: ['B'], values: [[0.5]] },
    { ...words, kind: 'heatmap', rows: [], columns: [], values: [] },
  ];
  for (const figure of figures) t.is((await draw(figure)).width, figure.kind === 'heatmap' ? 600 : 480);
});

/** As long as the names of books get, and longer. */
const TYPES = [
  'Government Securities',
  'Non-Convertible Debentures',
  'Municipal Bonds',
  'Perpetual/AT1 Bonds',
  'Sovereign Gold Bonds',
  'Infrastructure Bonds',
  'State Development Loans',
  'WWW MMM WWW MMM WWW MMM WWW MMM',
];
const SEGMENTS = [
  'Middle-aged Conservative Investors',
  'Young Aggressive Investors (larger amounts)',
  'Mature Balanced Investors',
  'Small segments',
];
const RATINGS = ['AAA', 'AA+', 'AA', 'AA-', 'A+', 'A', 'A-', 'BBB+', 'BBB', 'D', 'Not rated'];
const upTo = (count: number, of: (at: number) => number): number[] => Array.from({ length: count }, (_, at) => of(at));
const years = (count: number): string[] => upTo(count, (at) => 2026 + at).map(String);
const quarters = upTo(9, (at) => at).map((at) => [
  ['Oct', 'Jan', 'Apr', 'Jul'][at % 4] ?? '',
  at === 0 || at % 4 === 1 ? String(2026 + Math.ceil(at / 4)) : '',
]);

const CROWDED: Readonly<Record<string, Figure>> = {
  'a pie of bond types': {
    ...words,
    kind: 'pie',
    title: 'Outstanding by bond type',
    slices: TYPES.map((name, at) => ({ name, value: 50 - at * 6 })),
  },
  'a pie of segments': {
    ...words,
    kind: 'pie',
    title: 'Clients by segment',
    slices: SEGMENTS.map((name, at) => ({ name, value: 400 - at * 30 })),
  },
  'rows of one bar': {
    ...words,
    kind: 'bar',
    inRows: true,
    unit: 'percent',
    title: 'Outstanding by rating, best first',
    categories: RATINGS,
    series: [{ name: 'Outstanding', values: upTo(11, (at) => at * 10) }],
  },
  'rows of two bars': {
    ...words,
    kind: 'bar',
    inRows: true,
    unit: 'percent',
    title: 'Bought vs recommended first',
    categories: TYPES,
    series: ['Bought', 'Recommended first'].map((name, at) => ({ name, values: upTo(8, (row) => row * 14 + at) })),
  },
  'rows of clients': {
    ...words,
    kind: 'bar',
    inRows: true,
    title: 'Clients by segment',
    categories: SEGMENTS,
    series: [{ name: 'Clients', values: [1_234_567, 1220, 3, null] }],
  },
  'columns of quarters': {
    ...words,
    kind: 'bar',
    unit: '₹ crore',
    title: 'Matures by quarter, next 24 months',
    categories: quarters.map((_, at) => `Oct–Dec ${at}`),
    ticks: quarters,
    series: [{ name: 'Price paid', values: upTo(9, (at) => at * 123.4) }],
  },
  'columns of thirty years': {
    ...words,
    kind: 'bar',
    unit: '₹ lakh',
    title: 'What comes back, by year',
    categories: years(30),
    series: ['Repaid', 'Interest'].map((name) => ({ name, values: upTo(30, (at) => at) })),
  },
  'columns of five types': {
    ...words,
    kind: 'bar',
    unit: '₹ crore',
    title: 'Bought so far, by year and bond type',
    categories: years(8),
    series: TYPES.slice(0, 5).map((name) => ({ name, values: upTo(8, (at) => at) })),
  },
  'columns of long names': { ...words, kind: 'bar', categories: TYPES, series: two },
  points: {
    ...words,
    kind: 'scatter',
    title: 'Reinvestment: parent vs member',
    xLabel: 'Parent reinvests within 90 days, percent',
    yLabel: 'Member, percent',
    diagonal: true,
    series: ['Same risk band', 'Another risk band', 'Risk band not known'].map((name) => ({
      name,
      points: [
        [0, 0],
        [100, 100],
      ],
    })),
  },
  cells: {
    ...words,
    kind: 'heatmap',
    title: 'Q-table: segments and bond types',
    rows: SEGMENTS,
    columns: TYPES,
    values: SEGMENTS.map(() => upTo(8, (at) => at)),
  },
};

for (const [what, figure] of Object.entries(CROWDED)) {
  test(`${what} with the longest names: every word is whole, and none is over another`, (t) => {
    t.deepEqual(badlyPlaced(figureChart(figure)), []);
  });
}

test('the names of a book’s types are not cut', (t) => {
  const drawn = ['a pie of bond types', 'rows of two bars', 'columns of five types', 'cells'].map((what) =>
    wordsOf(figureChart(CROWDED[what] as Figure)).join('|'),
  );
  for (const name of TYPES.slice(0, 4)) for (const all of drawn) t.true(all.includes(name.replace(/ Bonds$/, '')), `${name} in ${all}`);
});

test('figures that touch, and a name that the edge of its legend cuts, are found', (t) => {
  const rows = figureChart(CROWDED['rows of two bars'] as Figure);
  t.true(badlyPlaced({ ...rows, height: rows.height / 2 }).some((wrong) => wrong.endsWith(' overlap')));
  const pie = figureChart(CROWDED['a pie of bond types'] as Figure);
  const { options } = pie.config as { options: { plugins: { legend: object } } };
  const legend = { ...options.plugins.legend, maxWidth: 150 };
  const narrow = { ...pie.config, options: { ...options, plugins: { ...options.plugins, legend } } };
  t.true(badlyPlaced({ ...pie, config: narrow }).includes('"22%  Government Securities" is cut off'));
});

test('a text’s width is never estimated too short, nor much too long', (t) => {
  const context = createCanvas(10, 10).getContext('2d');
  for (const text of [...TYPES.slice(0, 7), ...SEGMENTS, 'Bought (₹11.5 lakh)', '100%', 'til it fits']) {
    for (const semiBold of [false, true]) {
      context.font = `${semiBold ? 600 : 400} 100px ${FONT_STACK}`;
      const ratio = textWidth(text, { size: 100, semiBold }) / context.measureText(text).width;
      t.true(ratio >= 1 && ratio < 1.15, `${text}: ${ratio}`);
    }
  }
  t.is(fitted('Government Securities', { size: 10 }, 60), 'Governm…');
  t.is(fitted('कॉर्पोरेट 公司债券', { size: 10 }, 1000), 'कॉर्पोरेट 公司债券');
});
