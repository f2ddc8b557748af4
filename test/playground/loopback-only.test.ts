import { request } from 'node:http';
import test from 'ava';
import { startStandIn } from './stand-in-app.ts';

/** `fetch` won't let us set Host and Origin. */
const ask = (baseUrl: string, path: string, headers: Record<string, string>, method = 'GET'): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(baseUrl);
    const asking = request({ hostname, port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asking.on('error', reject);
    asking.end(method === 'POST' ? '{}' : undefined);
  });

const PATHS = ['/', '/playground/stream', '/playground/icon.svg'];

test('a Host that is not loopback is refused: a name may point anywhere', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  for (const host of ['bonds.example', 'bonds.example:3000', '127.0.0.1.bonds.example', '10.0.0.5']) {
    for (const path of PATHS) t.is(await ask(app.baseUrl, path, { host }), 403, `${host}${path}`);
    t.is(await ask(app.baseUrl, '/playground/api/auth.test', { host }, 'POST'), 403);
  }
});

test('loopback by any of its names is welcome', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { port } = new URL(app.baseUrl);
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) t.is(await ask(app.baseUrl, '/', { host: `${name}:${port}` }), 200, name);
});

test('another page’s script is refused, a link to the page is not', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { host } = new URL(app.baseUrl);
  const json = { host, 'content-type': 'application/json' };
  t.is(await ask(app.baseUrl, '/playground/actions/send', { ...json, origin: 'https://bonds.example' }, 'POST'), 403);
  t.is(await ask(app.baseUrl, '/playground/actions/send', { ...json, origin: 'null' }, 'POST'), 403);
  t.is(await ask(app.baseUrl, '/playground/stream', { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }), 403);
  t.is(await ask(app.baseUrl, '/', { host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }), 200);
});

test('a page’s action must be JSON, which no form of another site can send', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const { host } = new URL(app.baseUrl);
  t.is(await ask(app.baseUrl, '/playground/actions/send', { host, 'content-type': 'text/plain' }, 'POST'), 415);
  t.is(await ask(app.baseUrl, '/playground/actions/fly', { host, 'content-type': 'application/json' }, 'POST'), 404);
  t.is(await ask(app.baseUrl, '/playground/actions/send', { host, 'content-type': 'application/json' }, 'POST'), 400);
});

test('the page brings a policy that lets nothing in from elsewhere', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const response = await fetch(app.baseUrl);
  const policy = response.headers.get('content-security-policy') ?? '';
  t.regex(policy, /default-src 'none'; script-src 'self';/);
  t.notRegex(policy, /unsafe|https?:/);
  t.notRegex(await response.text(), /<script(?![^>]*src=)|https?:\/\//);
});

test('what is not the playground’s is left to others, what is unknown below it is a 404', async (t) => {
  const app = await startStandIn();
  t.teardown(app.stop);
  const fake = (url: string) => ({ url, method: 'GET', headers: {} }) as never;
  t.false(await app.playground.handle(fake('/health/live'), {} as never));
  t.false(await app.playground.handle(fake('/playgrounds'), {} as never));
  t.is((await fetch(`${app.baseUrl}/playground/nothing`)).status, 404);
});
