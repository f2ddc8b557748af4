import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import test from 'ava';
import { day, paise } from '../../src/advisor/units.ts';
import { parseChartRequest } from '../../src/charts/chart-request.ts';
import { CARD, FORESEEN, HAPPENED, INK } from '../../src/charts/colours.ts';
import { recommendationChart } from '../../src/charts/recommendation-chart.ts';
import { readPicture } from '../helpers/picture.ts';
import { sampleProfile, sampleShown } from '../helpers/samples/sample-recommendation.ts';

// Like a machine without any fonts: only the bundled fonts can draw here.
GlobalFonts.removeAll();
const { drawChart } = await import('../../src/charts/draw-chart.ts');
const { FONT_STACK } = await import('../../src/charts/fonts.ts');

const bought = (bondType: string, rupees: number) => ({ bondType, trades: 1, amount: paise(rupees * 100), lastDay: day(20_000) });
const spec = recommendationChart(
  sampleShown({
    profile: sampleProfile({ holdings: [bought('Corporate Bonds', 460_000), bought('Green Bonds', 540_000)] }),
  }),
);
const request = (chart: unknown, more: Record<string, unknown> = {}) =>
  parseChartRequest(
    JSON.stringify({ chart: JSON.stringify(chart), width: spec.width, height: spec.height, backgroundColor: CARD, ...more }),
  );
const pictureOf = (chart: unknown, more?: Record<string, unknown>) => readPicture(drawChart(request(chart, more)));

for (const devicePixelRatio of [1, 2]) {
  test(`the recommendation is drawn on its card with both kinds of bars and its letters, at ${devicePixelRatio}x`, async (t) => {
    const picture = await pictureOf(spec.config, { devicePixelRatio });
    t.deepEqual([picture.width, picture.height], [480 * devicePixelRatio, 250 * devicePixelRatio]);
    t.is(picture.at(2, 2), CARD.toLowerCase());
    const area = devicePixelRatio ** 2;
    // Bars of 17 pixels: 0.54 + 0.29 + 0.17 and 0.46 + 0.54 of a width that 0.54 fills, about 300 pixels.
    for (const colour of [FORESEEN, HAPPENED]) {
      const drawn = picture.count(colour) / area;
      t.true(drawn > 8000 && drawn < 12_000, `${drawn} pixels of ${colour}`);
    }
    t.true(picture.count(INK) / area > 500, 'letters');
  });
}

test('a longer bar stands for a larger share', async (t) => {
  const picture = await pictureOf(spec.config);
  const rows = Array.from({ length: 250 }, (_, y) => [picture.count(FORESEEN, y, y + 1), picture.count(HAPPENED, y, y + 1)] as const);
  // The legend's boxes are 14 wide; whole rows of a bar are wider than 40.
  const lengths = (kind: 0 | 1) => [...new Set(rows.map((row) => row[kind]).filter((length) => length > 40))];
  const widest = (kind: 0 | 1) => Math.max(...lengths(kind));
  t.true(Math.abs(widest(0) / widest(1) - 0.38 / 0.7 / 0.54) < 0.03, `${widest(0)} against ${widest(1)}`);
});

test('names and figures are drawn: without them the picture is another', async (t) => {
  const withText = await pictureOf(spec.config);
  const blank = structuredClone(spec.config) as { data: { labels: string[] } };
  blank.data.labels = blank.data.labels.map(() => '');
  const without = await pictureOf(blank);
  t.true(withText.differs(without) > 1000);
  t.true(without.count(INK) < withText.count(INK), 'the names are in ink');
  t.is(without.count(FORESEEN), withText.count(FORESEEN), 'the bars are as long');
});

test('letters, the rupee sign and Hindi are drawn from the bundled fonts, not as boxes', (t) => {
  const drawn = (text: string, font = FONT_STACK): string => {
    const context = createCanvas(60, 60).getContext('2d');
    context.font = `32px ${font}`;
    context.fillText(text, 8, 44);
    return Buffer.from(context.getImageData(0, 0, 60, 60).data).toString('latin1');
  };
  const box = drawn('\u{10fffd}');
  for (const sign of ['A', '₹', 'ā', 'ह', 'ि']) t.not(drawn(sign), box, sign);
  t.is(drawn('₹'), drawn('₹', '"Noto Sans Latin Ext"'));
  t.not(drawn('A'), drawn(' '));
});

test('the same chart drawn twice is the same picture', async (t) => {
  t.is((await pictureOf(spec.config)).differs(await pictureOf(spec.config)), 0);
});

for (const type of ['bar', 'line', 'pie', 'doughnut', 'radar', 'scatter']) {
  test(`a chart of the kind ${type} is drawn`, async (t) => {
    const data = type === 'scatter' ? [{ x: 1, y: 2 }] : [3, 1, 2];
    const datasets = [{ data, backgroundColor: FORESEEN, borderColor: FORESEEN, pointRadius: 6 }];
    const picture = await pictureOf({ type, data: { labels: ['a', 'b', 'c'], datasets } });
    t.true(picture.count(FORESEEN) > 50);
  });
}

test('an unknown kind of chart is an error that names it', (t) => {
  t.throws(() => drawChart(request({ type: 'pyramid', data: { datasets: [{ data: [1] }] } })), { message: /pyramid/ });
});

test('the background covers the whole picture, and may be left transparent', async (t) => {
  const chart = { type: 'bar', data: { labels: [], datasets: [] } };
  t.is((await pictureOf(chart, { backgroundColor: '#ff8800' })).at(479, 249), '#ff8800');
  const clear = drawChart(request(chart, { backgroundColor: 'transparent' }));
  t.deepEqual([...clear.subarray(1, 4)].map((code) => String.fromCharCode(code)).join(''), 'PNG');
});
