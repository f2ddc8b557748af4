import test from 'ava';
import { parseChartRequest } from '../../src/charts/chart-request.ts';
import { CARD, FORESEEN, HAPPENED, INK } from '../../src/charts/colours.ts';
import { drawChart } from '../../src/charts/draw-chart.ts';
import { figureChart } from '../../src/charts/figure-chart.ts';
import type { Figure } from '../../views/blocks/figure.ts';
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
  for (const figure of figures) t.is((await draw(figure)).width, figure.kind === 'scatter' || figure.kind === 'heatmap' ? 600 : 480);
});
