import test from 'ava';
import fc from 'fast-check';
import { chartModel } from '../../../playground/page/charts/chart-model.ts';
import { frameFor } from '../../../playground/page/charts/frame.ts';
import { shortNumber, ticksFor } from '../../../playground/page/charts/scale.ts';
import { jsonLines, pointersIn } from '../../../playground/page/inspector/json-lines.ts';
import { axesChart, PIE } from '../rich-blocks.ts';

test('the ticks of an axis are round, go up evenly, and hold all values between them', (t) => {
  t.deepEqual(ticksFor(0, 38, 4), [0, 10, 20, 30, 40]);
  t.deepEqual(ticksFor(-3, 4, 4), [-4, -2, 0, 2, 4]);
  t.true(ticksFor(0, 0, 4).length >= 2, 'even where there is nothing to show');
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.double({ min: 0, max: 1e9, noNaN: true }), (least, span) => {
      const ticks = ticksFor(least, least + span, 4);
      const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
      const loose = step * 1e-6;
      return (
        ticks.length >= 2 &&
        ticks.length <= 8 &&
        (ticks[0] ?? 0) <= least + loose &&
        (ticks.at(-1) ?? 0) >= least + span - loose &&
        step > 0
      );
    }),
  );
});

test('an axis counts in lakhs and crores', (t) => {
  t.deepEqual([99_999, 250_000, 20_000_000, -150_000].map(shortNumber), ['99,999', '2.5L', '2Cr', '-1.5L']);
});

test('a chart keeps the order of its categories, and a category without a value has none', (t) => {
  const model = chartModel({
    type: 'data_visualization',
    title: 'T',
    chart: {
      type: 'line',
      series: [{ name: 'S', data: [{ label: 'b', value: 2 }] }],
      axis_config: { categories: ['a', 'b'] },
    },
  });
  t.like(model, { kind: 'line', categories: ['a', 'b'], series: [{ name: 'S', values: [null, 2] }] });
  t.like(chartModel(PIE), { kind: 'pie', title: 'What the client holds' });
  t.is(chartModel({ type: 'data_visualization', chart: { type: 'sunburst' } }), null);
});

test('labels that would touch are turned, and the first still fits at the left', (t) => {
  const model = chartModel(axesChart('bar'));
  if (model === null || model.kind === 'pie') return t.fail();
  t.false(frameFor(model, 600).turned);
  const crowded = frameFor({ ...model, categories: Array.from({ length: 20 }, (_, at) => `Bond type number ${at}`) }, 320);
  t.true(crowded.turned);
  t.true(crowded.x(0) > 0.7 * 17 * 6);
});

test('JSON is shown line by line as JSON.stringify would, and each line knows its place', (t) => {
  const indented = (value: unknown): string =>
    jsonLines(value)
      .map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map(({ text }) => text).join(''))
      .join('\n');
  fc.assert(fc.property(fc.jsonValue(), (value) => indented(value) === JSON.stringify(value, null, 2)));
  const lines = jsonLines({ blocks: [{ text: 'a', 'b/c': 1 }] });
  t.deepEqual(
    lines.map(({ pointer }) => pointer),
    ['', '/blocks', '/blocks/0', '/blocks/0/text', '/blocks/0/b~1c', '', '', ''],
  );
});

test('the places a refusal names are read from its reasons', (t) => {
  t.deepEqual(pointersIn(['[ERROR] too long [json-pointer:/blocks/1/text]', 'no place']), ['/blocks/1/text']);
});
