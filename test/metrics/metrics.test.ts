import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import test, { type ExecutionContext } from 'ava';
import { UsageError } from '../../src/faults/usage-error.ts';
import { startServing } from '../../src/main.ts';
import { openMetrics } from '../../src/metrics/open-metrics.ts';
import { readiness } from '../../src/readiness.ts';
import { openProduct, openTrainedProduct } from '../helpers/product.ts';
import { FakeSlackApi } from '../helpers/slack/fake-slack-api.ts';
import {
  BOT_TOKEN,
  command,
  reaction,
  SIGNING_SECRET,
  sendCommand,
  sendEvent,
  sendInteraction,
  suggestion,
} from '../helpers/slack/slack-requests.ts';

/** The whole product as a workspace gets it, with its metrics on a free port. */
const serve = async (t: ExecutionContext) => {
  const api = await new FakeSlackApi().start();
  const product = await openTrainedProduct(t);
  const free = createServer();
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  const serving = await startServing(
    {
      ...product.config,
      port: 0,
      metricsPort: port,
      supervisors: ['U_ADVISOR'],
      slackApiUrl: api.url,
      slack: { kind: 'http', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET },
    },
    () => {},
  );
  t.teardown(async () => {
    await serving.stop();
    await api.stop();
  });
  const metrics = async (): Promise<string> => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return { api, url: `${serving.url}/slack/events`, metrics, port, product };
};

/** A metric's value, by its line without the number; undefined if it isn't there. */
const value = (text: string, line: string): number | undefined => {
  const found = text.split('\n').find((it) => it.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
};

/** Counting happens a moment after the answer. */
const eventually = async (metrics: () => Promise<string>, line: string, wanted: number): Promise<string> => {
  for (let tries = 0; ; tries++) {
    const text = await metrics();
    if (value(text, line) === wanted || tries === 400) return text;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

test('metrics answer this machine’s names alone: a name from outside may be pointed here', async (t) => {
  const { port } = await serve(t);
  const asked = (host: string): Promise<readonly [number | undefined, string]> =>
    new Promise((resolve, reject) => {
      request(`http://127.0.0.1:${port}/metrics`, { headers: { host } }, async (response) => {
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve([response.statusCode, text]);
      })
        .on('error', reject)
        .end();
    });
  for (const host of ['bonds.example', `bonds.example:${port}`, '127.0.0.1.bonds.example']) t.deepEqual(await asked(host), [403, ''], host);
  for (const host of ['127.0.0.1', `localhost:${port}`, '[::1]'])
    t.regex((await asked(host))[1], /bond_advisor_queue_length|process_cpu/, host);
});

test('requests, acknowledgements, answers, feedback and Slack’s calls are counted, and no id is among the labels', async (t) => {
  const { api, url, metrics } = await serve(t);
  await sendCommand(url, command('/bond-recommend', 'C_0042'));
  await api.nth('chat.postMessage');
  const item = { type: 'message', channel: 'D_U_ADVISOR', ts: '1700000000.000100' };
  const thumb = reaction('reaction_added', '+1', { item });
  await sendEvent(url, thumb);
  // Slack signs each try separately; the same signature twice would be a replay and goes no further.
  await sendEvent(url, thumb, { timestamp: Math.floor(Date.now() / 1000) - 2 });
  await api.nth('chat.update');
  await sendInteraction(url, suggestion('client_picked', 'c_00'));
  await sendCommand(url, command('/bond-C_0042', ''));
  // A request's work ends with the picture, which is added by an update of its own.
  await eventually(metrics, 'bond_advisor_requests_total{surface="/bond-recommend",outcome="ok"}', 1);
  const text = await eventually(metrics, 'bond_advisor_slack_calls_total{method="chat.update",outcome="ok"}', 2);
  t.is(value(text, 'bond_advisor_requests_total{surface="/bond-recommend",outcome="ok"}'), 1);
  t.is(value(text, 'bond_advisor_requests_total{surface="event:reaction_added",outcome="ok"}'), 1);
  t.is(value(text, 'bond_advisor_requests_total{surface="event:reaction_added",outcome="duplicate"}'), 1);
  t.is(value(text, 'bond_advisor_requests_total{surface="options:client_picked",outcome="ok"}'), 1);
  t.is(value(text, 'bond_advisor_ack_seconds_count{surface="/bond-recommend"}'), 1);
  t.is(value(text, 'bond_advisor_answer_seconds_count{surface="/bond-recommend"}'), 1);
  t.is(value(text, 'bond_advisor_feedback_total{sign="up",outcome="recorded"}'), 1);
  t.is(value(text, 'bond_advisor_slack_calls_total{method="chat.postMessage",outcome="ok"}'), 1);
  t.is(value(text, 'bond_advisor_slack_connected'), 1);
  t.is(value(text, 'bond_advisor_model_version'), 1);
  t.true((value(text, 'bond_advisor_model_age_seconds') ?? -1) > 0);
  t.true((value(text, 'bond_advisor_newest_trade_age_seconds') ?? -1) > 0);
  t.is(value(text, 'bond_advisor_inbox_pending'), 0);
  t.is(value(text, 'bond_advisor_outbox_pending'), 0);
  t.is(value(text, 'bond_advisor_training_runs{outcome="passed"}'), 1);
  t.true((value(text, 'nodejs_eventloop_lag_seconds') ?? -1) >= 0);
  t.notRegex(text, /C_00|U_ADVISOR|C_TEAM|D_U/);
});

test('a request that failed, and a Slack that asks to wait, are told apart', async (t) => {
  const { api, url, metrics } = await serve(t);
  api.answerOnce('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } });
  await sendCommand(url, command('/bond-recommend', 'C_0042'));
  await api.nth('chat.postMessage', 2);
  api.answer('chat.postMessage', () => ({ ok: false, error: 'token_revoked' }));
  await sendCommand(url, command('/bond-recommend', 'C_0042'));
  await eventually(metrics, 'bond_advisor_requests_total{surface="/bond-recommend",outcome="ok"}', 1);
  const text = await eventually(metrics, 'bond_advisor_requests_total{surface="/bond-recommend",outcome="failed"}', 1);
  t.is(value(text, 'bond_advisor_requests_total{surface="/bond-recommend",outcome="ok"}'), 1);
  t.is(value(text, 'bond_advisor_requests_total{surface="/bond-recommend",outcome="failed"}'), 1);
  t.is(value(text, 'bond_advisor_slack_calls_total{method="chat.postMessage",outcome="rate_limited"}'), 1);
  t.true((value(text, 'bond_advisor_slack_calls_total{method="chat.postMessage",outcome="token_revoked"}') ?? 0) >= 1);
});

test('the port answers GET /metrics on loopback and nothing else', async (t) => {
  const { port } = await serve(t);
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  t.regex(answer.headers.get('content-type') ?? '', /^text\/plain/);
  t.is((await fetch(`http://127.0.0.1:${port}/`)).status, 404);
  t.is((await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST' })).status, 405);
});

test('a taken port is told with what to do; the playground starts without metrics all the same', async (t) => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  t.teardown(() => other.close());
  const { port } = other.address() as AddressInfo;
  const product = await openTrainedProduct(t);
  const tokens = { kind: 'http', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET } as const;
  const api = await new FakeSlackApi().start();
  t.teardown(() => api.stop());
  await t.throwsAsync(
    startServing({ ...product.config, port: 0, metricsPort: port, slack: tokens, slackApiUrl: api.url }, () => {}),
    {
      instanceOf: UsageError,
      message: new RegExp(`Port ${port} .*METRICS_PORT`),
    },
  );
  const playground = await startServing({ ...product.config, port: 0, metricsPort: port }, () => {});
  t.is((await fetch(`${playground.url}/health/ready`)).status, 200);
  await playground.stop();
});

test('with the database away the process’s own metrics are there, but its gauges are not', async (t) => {
  const product = await openProduct(t);
  const metrics = openMetrics(
    product,
    () => false,
    readiness(product, () => null),
  );
  metrics.meters.jobRun('refresh', 'failed');
  await product.database.close();
  const server = await metrics.listen(0);
  t.teardown(() => server.close());
  const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  t.is(value(text, 'bond_advisor_job_runs_total{job="refresh",outcome="failed"}'), 1);
  t.is(value(text, 'bond_advisor_database_reached'), undefined);
  t.is(value(text, 'bond_advisor_inbox_pending'), undefined);
  t.true((value(text, 'process_resident_memory_bytes') ?? 0) > 0);
});

test('the operating guide explains every metric and alerts only on existing ones', async (t) => {
  const product = await openProduct(t);
  const metrics = openMetrics(
    product,
    () => true,
    readiness(product, () => null),
  );
  const server = await metrics.listen(0);
  t.teardown(() => server.close());
  const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  const exposed = [...text.matchAll(/^# TYPE (\S+) (\S+)/gm)].map(([, name = '']) => name);
  const guide = readFileSync('docs/operating.md', 'utf8');
  const named = [
    ...new Set([...guide.matchAll(/\b(bond_advisor_\w+|nodejs_\w+_seconds)/g)].map(([, name = '']) => name.replace(/_bucket$/, ''))),
  ];
  t.deepEqual(
    exposed.filter((name) => name.startsWith('bond_advisor_')).sort(),
    named.filter((name) => name.startsWith('bond_advisor_')).sort(),
  );
  t.deepEqual(
    named.filter((name) => !exposed.includes(name)),
    [],
  );
});
