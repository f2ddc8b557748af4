/**
 * How long Slack waits for an acknowledgement, idle and during a training in its worker: `node bin/run.js bench/acks-while-training.ts [CLIENTS]`.
 * Peer: the same requests with nothing else to do.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf } from '../src/advisor/units.ts';
import { parseConfig } from '../src/config.ts';
import { writeDemoBook } from '../src/data/demo/write-demo-book.ts';
import { openDependencies } from '../src/deps.ts';
import { runHeavyWork } from '../src/jobs/run-heavy-work.ts';
import { startServing } from '../src/main.ts';
import { FakeSlackApi } from '../test/helpers/slack/fake-slack-api.ts';
import { BOT_TOKEN, command, reaction, SIGNING_SECRET, sendCommand, sendEvent } from '../test/helpers/slack/slack-requests.ts';

const clients = Number(process.argv[2] ?? 10_000);
const train = { segments: 5, seed: 1, actorId: 'bench' };

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;

/** Sends commands and reactions in turn until `done`; milliseconds each. */
const measure = async (url: string, done: () => boolean): Promise<number[]> => {
  const times: number[] = [];
  for (let turn = 0; !done(); turn++) {
    const from = performance.now();
    const response =
      turn % 2 === 0
        ? await sendCommand(url, command('/bond-recommend', `C_${String(1 + (turn % 500)).padStart(4, '0')}`))
        : await sendEvent(
            url,
            reaction('reaction_added', '+1', { item: { type: 'message', channel: 'D_U_ADVISOR', ts: '1700000000.000100' } }),
          );
    if (response.status !== 200) throw new Error(`status ${response.status}`);
    times.push(performance.now() - from);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return times.sort((a, b) => a - b);
};

const report = (title: string, times: readonly number[]): void =>
  console.log(
    `${title.padEnd(16)} n ${String(times.length).padStart(5)}   p50 ${percentile(times, 0.5).toFixed(1)} ms   p99 ${percentile(times, 0.99).toFixed(1)} ms   max ${(times.at(-1) ?? 0).toFixed(1)} ms`,
  );

const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-bench-'));
const api = await new FakeSlackApi().start();
const config = {
  ...parseConfig({
    DATABASE_URL: `sqlite:${join(folder, 'bench.sqlite')}`,
    LOG_LEVEL: 'error',

    SLACK_API_URL: api.url,
    PORT: '0',
  }),
  supervisors: ['U_ADVISOR'],
  slack: { kind: 'http', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET } as const,
};
const dependencies = await openDependencies(config);
await writeDemoBook(dependencies.sourceDatabase, { clients, referenceDay: dayOf(new Date()), now: new Date() });
await dependencies.close();
await runHeavyWork(config, { kind: 'train', request: train });
const serving = await startServing(config, () => {});
const url = `${serving.url}/slack/events`;

await measure(
  url,
  (() => {
    const until = performance.now() + 3000;
    return () => performance.now() > until;
  })(),
);
const idleUntil = performance.now() + 5000;
report('idle', await measure(url, () => performance.now() > idleUntil));

let running = true;
const training = runHeavyWork(config, { kind: 'train', request: train }).finally(() => {
  running = false;
});
const from = performance.now();
report('while training', await measure(url, () => !running));
const outcome = await training;
console.log(`training of ${clients} clients: ${((performance.now() - from) / 1000).toFixed(1)} s, ${outcome.kind}`);

await serving.stop();
await api.stop();
rmSync(folder, { recursive: true, force: true });
