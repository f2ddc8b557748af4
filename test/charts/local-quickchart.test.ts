import { request } from 'node:http';
import test, { type ExecutionContext } from 'ava';
import { DrawError, type DrawThread } from '../../src/charts/draw-thread.ts';
import { startLocalQuickChart } from '../../src/charts/local-quickchart.ts';

const PNG = new Uint8Array([1, 2, 3]);
/** Draws whatever it gets, or fails as its text says. */
const draws = async (body: Uint8Array): Promise<Uint8Array> => {
  const text = new TextDecoder().decode(body);
  if (text === '"busy"') throw new DrawError('busy', 'Too many charts.');
  if (text === '"wrong"') throw new DrawError('request', 'chart.type: is ₹\nnothing');
  if (text === '"broken"') throw new DrawError('renderer', 'It broke.');
  if (text === '"odd"') throw new Error('Nobody expected this.');
  return PNG;
};

const open = async (t: ExecutionContext) => {
  const local = await startLocalQuickChart({ draw: draws } as unknown as DrawThread);
  t.teardown(() => local.close());
  const post = (body: string, more: RequestInit = {}, path = '/chart') =>
    fetch(`${local.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body, ...more });
  return { local, post };
};

test('a chart is answered with a PNG', async (t) => {
  const { post } = await open(t);
  const response = await post('{}');
  t.is(response.status, 200);
  t.is(response.headers.get('content-type'), 'image/png');
  t.deepEqual(new Uint8Array(await response.arrayBuffer()), PNG);
});

for (const [what, status, said] of [
  ['busy', 503, 'Too many charts.'],
  ['wrong', 400, 'chart.type: is nothing'],
  ['broken', 500, 'It broke.'],
  ['odd', 500, 'Nobody expected this.'],
] as const) {
  test(`what is ${what} is said in QuickChart’s header, with status ${status}`, async (t) => {
    const { post } = await open(t);
    const response = await post(JSON.stringify(what));
    t.is(response.status, status);
    t.is(response.headers.get('x-quickchart-error'), said);
  });
}

test('it listens on loopback only, under a path that cannot be guessed', async (t) => {
  const [{ local, post }, { local: other }] = [await open(t), await open(t)];
  const url = new URL(local.url);
  t.is(url.hostname, '127.0.0.1');
  t.regex(url.pathname, /^\/[0-9a-f]{64}$/);
  t.not(url.pathname, new URL(other.url).pathname);
  for (const path of ['/chart', '/', `/${'0'.repeat(64)}/chart`])
    t.is((await fetch(`${url.origin}${path}`, { method: 'POST' })).status, 404);
  t.is((await post('{}', {}, '/chart/create')).status, 404);
  t.is((await post('{}', {}, '/chart?c=1')).status, 404);
});

test('only JSON that is posted is taken', async (t) => {
  const { local, post } = await open(t);
  t.is((await fetch(`${local.url}/chart`)).status, 405);
  t.is((await post('a=b', { headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status, 415);
});

test('a body that is too large is refused, announced or not', async (t) => {
  const { local, post } = await open(t);
  t.is((await post('x'.repeat(256 * 1024))).status, 200);
  t.is((await post('x'.repeat(256 * 1024 + 1))).status, 413);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const chunked = request(`${local.url}/chart`, { method: 'POST', headers: { 'content-type': 'application/json' } }, (response) => {
      resolve(response.statusCode);
      chunked.destroy();
    });
    chunked.on('error', reject);
    for (let part = 0; part < 5; part++) chunked.write('x'.repeat(64 * 1024));
  });
  t.is(status, 413);
});

test('closing ends connections that are open and frees the port', async (t) => {
  const local = await startLocalQuickChart({ draw: () => new Promise(() => {}) } as unknown as DrawThread);
  const asked = fetch(`${local.url}/chart`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  const failed = t.throwsAsync(asked);
  await local.close();
  await failed;
  await t.throwsAsync(fetch(`${local.url}/chart`, { method: 'POST' }));
});
