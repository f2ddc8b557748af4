import type { ServerResponse } from 'node:http';
import { createCanvas } from '@napi-rs/canvas';
import test, { type ExecutionContext } from 'ava';
import { openChartRenderer } from '../../src/charts/open-renderer.ts';
import { ChartUnavailableError } from '../../src/usecases/ports/charts.ts';
import { startFirmQuickChart } from '../helpers/firm-quickchart.ts';

const PNG = createCanvas(2, 2).toBuffer('image/png');
const CHART = { config: { type: 'bar', data: { labels: ['₹'], datasets: [] } }, width: 600, height: 400 };
const LIMITS = { client: { answerMs: 20_000, bytes: 4096 }, draw: { waiting: 1, startMs: 1, drawMs: 1 } };

const well = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'image/png' }).end(PNG);
};

const open = async (t: ExecutionContext, answer: (response: ServerResponse) => void, path = '', limits = LIMITS) => {
  const firm = await startFirmQuickChart(answer);
  const renderer = openChartRenderer({ quickChartUrl: `${firm.url}${path}` }, limits);
  t.teardown(async () => {
    await renderer.close();
    firm.stop();
  });
  return { firm, renderer };
};

test('the firm’s server is asked in QuickChart’s own words', async (t) => {
  const { firm, renderer } = await open(t, well);
  t.deepEqual(Buffer.from(await renderer.render(CHART, { devicePixelRatio: 1 })), PNG);
  const [request] = firm.seen;
  t.is(request?.method, 'POST');
  t.is(request?.path, '/chart');
  const { chart, ...rest } = JSON.parse(request?.body ?? '{}');
  t.deepEqual(JSON.parse(chart), CHART.config);
  t.deepEqual(rest, { width: 600, height: 400, format: 'png', version: '4', backgroundColor: '#F3F5F8', devicePixelRatio: 1 });
});

test('density is double by default', async (t) => {
  const { firm, renderer } = await open(t, well);
  await renderer.render(CHART);
  t.is(JSON.parse(firm.seen[0]?.body ?? '{}').devicePixelRatio, 2);
});

for (const path of ['/tools/quickchart', '/tools/quickchart/', '/tools/quickchart/chart']) {
  test(`a server below a path is found: ${path}`, async (t) => {
    const { firm, renderer } = await open(t, well, path);
    await renderer.render(CHART);
    t.is(firm.seen[0]?.path, '/tools/quickchart/chart');
  });
}

test('a name and password of the address are sent as such, never as part of it', async (t) => {
  const firm = await startFirmQuickChart(well);
  t.teardown(firm.stop);
  await openChartRenderer({ quickChartUrl: `http://desk:p%40ss@${firm.host}` }, LIMITS).render(CHART);
  t.is(firm.seen[0]?.headers.authorization, `Basic ${Buffer.from('desk:p@ss').toString('base64')}`);
});

const fails = test.macro({
  exec: async (t, answer: (response: ServerResponse) => void, message: RegExp, answerMs?: number) => {
    const { renderer } = await open(t, answer, '', { ...LIMITS, client: { ...LIMITS.client, answerMs: answerMs ?? 20_000 } });
    await t.throwsAsync(renderer.render(CHART), { instanceOf: ChartUnavailableError, message });
  },
  title: (title) => `it is said clearly that the firm’s server ${title}`,
});

test('broke', fails, (response) => void response.writeHead(500).end(PNG), /answered 500\.$/);
test(
  'refused the chart, with its reason',
  fails,
  (response) => void response.writeHead(400, { 'x-quickchart-error': 'no data' }).end(),
  /answered 400: no data/,
);
test('sent a page', fails, (response) => void response.writeHead(200).end('<html>'), /isn’t a PNG/);
test('sent nothing', fails, (response) => void response.writeHead(200).end(), /isn’t a PNG/);
test('sent far too much', fails, (response) => void response.writeHead(200).end(Buffer.alloc(100_000)), /more than 4096 bytes/);
test('hung up', fails, (response) => void response.destroy(), /can’t be reached \(.+\)/);
test(
  'hung up half way',
  fails,
  (response) => void response.writeHead(200, { 'content-length': 999 }).write(PNG, () => response.destroy()),
  /can’t be reached/,
);
test('does not answer', fails, () => {}, /didn’t answer within 200 ms/, 200);
test('never finishes its answer', fails, (response) => void response.writeHead(200).write(PNG), /didn’t answer within 300 ms/, 300);

test('the error says clearly that nothing listens', async (t) => {
  const firm = await startFirmQuickChart(well);
  firm.stop();
  const error = await t.throwsAsync(openChartRenderer({ quickChartUrl: `http://desk:secret@${firm.host}` }, LIMITS).render(CHART), {
    instanceOf: ChartUnavailableError,
    message: /can’t be reached \(ECONNREFUSED\)/,
  });
  t.notRegex(error?.message ?? '', /secret/);
});

for (const status of [301, 302, 307, 308]) {
  test(`a redirect (${status}) is not followed: no chart goes to a host that nobody configured`, async (t) => {
    const elsewhere = await startFirmQuickChart(well);
    t.teardown(elsewhere.stop);
    const { renderer } = await open(t, (response) => void response.writeHead(status, { location: `${elsewhere.url}/chart` }).end());
    await t.throwsAsync(renderer.render(CHART), { instanceOf: ChartUnavailableError, message: /redirect/ });
    t.deepEqual(elsewhere.seen, []);
  });
}
