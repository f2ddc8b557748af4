import { Socket } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { CARD } from '../../src/charts/colours.ts';
import { openChartRenderer } from '../../src/charts/open-renderer.ts';
import { recommendationChart } from '../../src/charts/recommendation-chart.ts';
import { ChartUnavailableError } from '../../src/usecases/ports/charts.ts';
import { startFirmQuickChart } from '../helpers/firm-quickchart.ts';
import { readPicture } from '../helpers/picture.ts';
import { sampleShown } from '../helpers/samples/sample-recommendation.ts';

const spec = recommendationChart(sampleShown());

/** Every host this process opens a socket to, whatever library opens it. */
const connections: string[] = [];
const connect = Socket.prototype.connect;
Socket.prototype.connect = function watched(this: Socket, ...given: unknown[]): Socket {
  const [first] = given.flat() as [{ host?: string; path?: string } | number | string];
  connections.push(typeof first === 'object' ? (first.host ?? first.path ?? 'localhost') : String(first));
  return (connect as (...all: unknown[]) => Socket).apply(this, given);
};

const open = (t: ExecutionContext, quickChartUrl: string | null = null) => {
  const renderer = openChartRenderer({ quickChartUrl });
  t.teardown(() => renderer.close());
  return renderer;
};

test('the built-in renderer draws a chart at the density asked for, in a thread of its own', async (t) => {
  const renderer = open(t);
  const [normal, dense] = await Promise.all([
    renderer.render(spec, { devicePixelRatio: 1 }).then(readPicture),
    renderer.render(spec).then(readPicture),
  ]);
  t.deepEqual([normal.width, normal.height, dense.width, dense.height], [480, 250, 960, 500]);
  t.is(dense.at(1, 1), CARD.toLowerCase());
  t.true(dense.colours > 20, 'not blank');
});

test('what cannot be drawn fails with the reason, and the next chart is drawn', async (t) => {
  const renderer = open(t);
  const data = { datasets: [{ data: [1] }] };
  const wrong = [
    [{ ...spec, config: { type: 'pyramid', data } }, /pyramid/],
    [{ ...spec, config: {} }, /chart\.type/],
    [{ ...spec, width: 100_000 }, /width/],
    [{ ...spec, config: { type: 'bar', data, padding: 'x'.repeat(300_000) } }, /bytes/],
  ] as const;
  for (const [chart, message] of wrong) await t.throwsAsync(renderer.render(chart), { instanceOf: ChartUnavailableError, message });
  t.is((await readPicture(await renderer.render(spec))).width, 960);
});

test('more charts than may wait are refused clearly, and those that wait are drawn', async (t) => {
  const limits = { client: { answerMs: 60_000, bytes: 1e7 }, draw: { waiting: 2, startMs: 60_000, drawMs: 60_000 } };
  const renderer = openChartRenderer({ quickChartUrl: null }, limits);
  t.teardown(() => renderer.close());
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => renderer.render(spec, { devicePixelRatio: 1 })));
  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []));
  t.is(refused.length, 3, 'one being drawn, two waiting');
  t.true(refused.every((reason) => /503.*Too many charts/.test(reason)));
});

test('nothing is drawn after closing, and closing what drew nothing is quick and quiet', async (t) => {
  const renderer = openChartRenderer({ quickChartUrl: null });
  await renderer.close();
  await t.throwsAsync(renderer.render(spec), { instanceOf: ChartUnavailableError, message: /closed/ });
  await t.notThrowsAsync(renderer.close());
});

test('closing while a chart is drawn fails that chart', async (t) => {
  const renderer = openChartRenderer({ quickChartUrl: null });
  const asked = t.throwsAsync(renderer.render(spec), { instanceOf: ChartUnavailableError });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await Promise.all([renderer.close(), renderer.close()]);
  await asked;
});

test('no connection leaves for any host but loopback and the one configured', async (t) => {
  const firm = await startFirmQuickChart((response) => void response.writeHead(200).end('no picture'));
  t.teardown(firm.stop);
  await open(t).render(spec);
  await t.throwsAsync(open(t, firm.url).render(spec));
  t.is(firm.seen.length, 1);
  t.true(connections.length >= 2, 'the watch sees connections');
  t.deepEqual(
    connections.filter((host) => host !== '127.0.0.1'),
    [],
  );
});
