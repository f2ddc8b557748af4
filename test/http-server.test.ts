import { request } from 'node:http';
import test, { type ExecutionContext } from 'ava';
import { type HttpRoutes, startHttpServer } from '../src/http-server.ts';

const serve = async (t: ExecutionContext, routes: Partial<HttpRoutes> = {}): Promise<string> => {
  const ready = async () => ({ ok: false, reasons: { slack: 'the socket to Slack isn’t open' } });
  const server = await startHttpServer({ ready, onError: () => {}, ...routes }, '127.0.0.1', 0);
  t.teardown(server.close);
  return `http://127.0.0.1:${server.port}`;
};

test('who is not ready says why to callers on this machine, and to nobody behind a proxy', async (t) => {
  const url = await serve(t);
  const local = await fetch(`${url}/health/ready`);
  t.is(local.status, 503);
  t.deepEqual(await local.json(), { ok: false, reasons: { slack: 'the socket to Slack isn’t open' } });
  for (const name of [
    'x-forwarded-for',
    'forwarded',
    'x-real-ip',
    'via',
    'x-forwarded-host',
    'x-forwarded-proto',
    'cf-connecting-ip',
    'true-client-ip',
  ]) {
    const passedOn = await fetch(`${url}/health/ready`, { headers: { [name]: '203.0.113.9' } });
    t.is(passedOn.status, 503, name);
    t.is(await passedOn.text(), '', name);
  }
});

/** `fetch` won't let us set the Host. */
const readyAs = (url: string, host: string): Promise<readonly [number | undefined, string]> =>
  new Promise((resolve, reject) => {
    request(`${url}/health/ready`, { headers: { host } }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve([response.statusCode, text]);
    })
      .on('error', reject)
      .end();
  });

test('the reasons are for callers who ask this machine by its own name; a name from outside gets the status alone', async (t) => {
  const url = await serve(t);
  for (const host of ['bonds.example', 'bonds.example:3000', '127.0.0.1.bonds.example', 'localhost.bonds.example', '10.0.0.5']) {
    t.deepEqual(await readyAs(url, host), [503, ''], host);
  }
  for (const host of ['127.0.0.1:3000', 'localhost', '[::1]:3000']) t.regex((await readyAs(url, host))[1], /isn’t open/, host);
});

test("alive is told apart from ready, and what is nobody's is not found", async (t) => {
  const url = await serve(t);
  t.is((await fetch(`${url}/health/live`)).status, 200);
  t.is((await fetch(`${url}/slack/events`, { method: 'POST' })).status, 404);
  t.is((await fetch(`${url}/health/ready/`)).status, 404);
});

test('a route that fails answers 500 without a word of the error, which is told to the log', async (t) => {
  const errors: unknown[] = [];
  const url = await serve(t, {
    rest: async () => {
      throw new Error('the password is hunter2');
    },
    onError: (error) => errors.push(error),
  });
  const answer = await fetch(`${url}/anything`);
  t.is(answer.status, 500);
  t.is(await answer.text(), '');
  t.is(errors.length, 1);
});
