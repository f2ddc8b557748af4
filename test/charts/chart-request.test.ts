import test from 'ava';
import { ChartRequestError, parseChartRequest } from '../../src/charts/chart-request.ts';

const chart = { type: 'bar', data: { datasets: [] }, options: { indexAxis: 'y' } };
const parse = (request: unknown) => parseChartRequest(typeof request === 'string' ? request : JSON.stringify(request));

test('a chart comes as JSON text, as quickchart-js sends it, or as JSON', (t) => {
  t.deepEqual(parse({ chart: JSON.stringify(chart) }).chart, chart);
  t.deepEqual(parse({ chart }).chart, chart);
});

test('defaults are QuickChart’s', (t) => {
  const { width, height, devicePixelRatio, backgroundColor } = parse({ chart });
  t.deepEqual([width, height, devicePixelRatio, backgroundColor], [500, 300, 1, '#ffffff']);
});

const refused = test.macro({
  exec: (t, request: unknown, message: RegExp) => {
    t.throws(() => parse(request), { instanceOf: ChartRequestError, message });
  },
  title: (title) => `refused, with the reason: ${title}`,
});

test('code in place of JSON', refused, { chart: '{type:"bar",data:{labels:[process.exit()]}}' }, /must be JSON .*aren’t evaluated/);
test('a body that is no JSON', refused, '<html>', /request must be JSON/);
test('null', refused, 'null', /expected object/i);
test('no chart', refused, { width: 100 }, /^chart/);
test('a chart without a type', refused, { chart: { data: {} } }, /^chart\.type/);
test('data that is no object', refused, { chart: { type: 'bar', data: 5 } }, /^chart\.data/);
test('a side that is too long', refused, { chart, width: 2001 }, /^width/);
test('a side of nothing', refused, { chart, height: 0 }, /^height/);
test('a ratio that is too high', refused, { chart, devicePixelRatio: 3.1 }, /^devicePixelRatio/);
test('too many pixels in all', refused, { chart, width: 2000, height: 2000, devicePixelRatio: 2 }, /at most 8000000 pixels/);
test('another format', refused, { chart, format: 'pdf' }, /^format.*only png/);
test('another version of Chart.js', refused, { chart, version: '2.9.4' }, /^version.*only version 4/);

test('keys that reach into prototypes are left out', (t) => {
  const parsed = parse(
    `{"chart":{"type":"bar","options":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"locale":"en"}}}`,
  );
  t.deepEqual(Object.keys(parsed.chart.options), ['locale']);
  t.is(({} as { polluted?: number }).polluted, undefined);
});
