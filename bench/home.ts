/**
 * How long App Home takes, from Slack's event to `views.publish`: `node bin/run.js bench/home.ts [CLIENTS ...]`, default 600 and 100000.
 * It mustn't grow with the clients, because everything on it was computed when the book was read.
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
import { BOT_TOKEN, homeOpened, SIGNING_SECRET, sendEvent } from '../test/helpers/slack/slack-requests.ts';

const TIMES = 60;
const sizes = process.argv.slice(2).map(Number);
const percentile = (sorted: readonly number[], share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;

const measure = async (clients: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-bench-'));
  const api = await new FakeSlackApi().start();
  const config = {
    ...parseConfig({
      DATABASE_URL: `sqlite:${join(folder, 'bench.sqlite')}`,
      LOG_LEVEL: 'error',
      SLACK_API_URL: api.url,
      PORT: '0',
      METRICS_PORT: '0',
    }),
    admins: ['U_ADMIN'],
    advisors: ['U_ADVISOR'],
    slack: { kind: 'http', botToken: BOT_TOKEN, signingSecret: SIGNING_SECRET } as const,
  };
  const dependencies = await openDependencies(config);
  await writeDemoBook(dependencies.sourceDatabase, { clients, referenceDay: dayOf(new Date()), now: new Date() });
  await dependencies.stores.people.put({ slackUserId: 'U_ADVISOR', role: 'advisor', relationshipManagerIds: ['1'] });
  await dependencies.close();
  await runHeavyWork(config, { kind: 'train', request: { segments: 5, seed: 1, actorId: 'bench' } });
  const from = performance.now();
  const refreshed = await runHeavyWork(config, { kind: 'refresh', request: { actorId: 'bench' } });
  const seconds = (performance.now() - from) / 1000;
  console.log(`${clients} clients, ${refreshed.kind === 'refreshed' ? refreshed.trades : 0} trades: refresh ${seconds.toFixed(1)} s`);

  const serving = await startServing(config, () => {});
  for (const user of ['U_ADVISOR', 'U_ADMIN', 'U_STRANGER']) {
    const times: number[] = [];
    for (let turn = 0; turn < TIMES; turn++) {
      const published = api.of('views.publish').length;
      const began = performance.now();
      await sendEvent(`${serving.url}/slack/events`, homeOpened(user));
      await api.nth('views.publish', published + 1);
      times.push(performance.now() - began);
      // The first visitor's page is published again once its picture is ready.
      if (turn === 0) await new Promise((resolve) => setTimeout(resolve, 2000));
    }
    const [first = 0] = times;
    const sorted = times.slice(1).sort((a, b) => a - b);
    const said = [`first ${first.toFixed(0)}`, `p50 ${percentile(sorted, 0.5).toFixed(0)}`, `p99 ${percentile(sorted, 0.99).toFixed(0)}`];
    console.log(`  ${user.padEnd(12)} ${said.join(' ms   ')} ms`);
  }
  await serving.stop();
  await api.stop();
  rmSync(folder, { recursive: true, force: true });
};

for (const clients of sizes.length > 0 ? sizes : [600, 100_000]) await measure(clients);
