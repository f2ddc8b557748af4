/**
 * What each answer costs on a large book: queries, writes that wait for the disk, and CPU time of this process (on a busy machine, wall-clock
 * time says little). `node bin/run.js bench/answers.ts [CLIENTS]`, or with DATABASE_URL of a trained product; `--plans` adds SQLite's plans for the
 * slowest queries. Peer: the same answers on a small book, `node bin/run.js bench/answers.ts 600`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf } from '../src/advisor/units.ts';
import { parseConfig } from '../src/config.ts';
import { writeDemoBook } from '../src/data/demo/write-demo-book.ts';
import { openDependencies } from '../src/deps.ts';
import type { Actor } from '../src/usecases/actor/actor.ts';
import { lookUpClient, recommendBond, reviewFamily } from '../test/helpers/ask.ts';

const TIMES = 8;
const MOST_PLANS = 10;

interface Asked {
  readonly sql: string;
  readonly bindings: readonly unknown[];
  readonly from: number;
  milliseconds: number;
}

const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-bench-'));
const given = process.env.DATABASE_URL;
const clients = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 100_000);
const config = parseConfig({
  DATABASE_URL: given ?? `sqlite:${join(folder, 'bench.sqlite')}`,
  LOG_LEVEL: 'error',
  METRICS_PORT: '0',
});
const dependencies = await openDependencies(config);
const { services, database } = dependencies;
if (given === undefined) {
  await writeDemoBook(dependencies.sourceDatabase, { clients, referenceDay: dayOf(new Date()), now: new Date() });
  await dependencies.trainAdvisor({ segments: 5, seed: 1, actorId: 'bench' });
}

let asked: Asked[] = [];
const slowest = new Map<string, Asked>();
const underWay = new Map<string, Asked>();
database.knex.on('query', (query: { __knexQueryUid: string; sql: string; bindings?: readonly unknown[] }) => {
  const one = { sql: query.sql, bindings: query.bindings ?? [], from: performance.now(), milliseconds: 0 };
  underWay.set(query.__knexQueryUid, one);
  asked.push(one);
});
database.knex.on('query-response', (_rows: unknown, query: { __knexQueryUid: string }) => {
  const one = underWay.get(query.__knexQueryUid);
  if (!one) return;
  underWay.delete(query.__knexQueryUid);
  one.milliseconds = performance.now() - one.from;
  if (one.milliseconds > (slowest.get(one.sql)?.milliseconds ?? 0)) slowest.set(one.sql, one);
});

const measure = async (title: string, answer: () => Promise<unknown>): Promise<void> => {
  const processor: number[] = [];
  for (let turn = 0; turn < TIMES; turn++) {
    asked = [];
    const before = process.cpuUsage();
    await answer();
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1000);
  }
  const [first = 0, ...others] = processor;
  const writes = asked.filter(({ sql }) => /^(insert|update|delete)/i.test(sql)).length;
  const most = Math.max(...asked.map(({ milliseconds }) => milliseconds), 0);
  console.log(
    `${title.padEnd(28)} queries ${String(asked.length).padStart(3)}   writes ${writes}   cpu first ${first.toFixed(0)} ms, then at most ${Math.max(...others).toFixed(0)} ms   slowest query ${most.toFixed(0)} ms`,
  );
};

const supervisor: Actor = { id: 'U_SUPERVISOR', role: 'supervisor', sees: 'all' };
const advisor: Actor = { id: 'U_ADVISOR', role: 'advisor', sees: ['1'] };
for (const actor of [supervisor, advisor]) {
  const [client] = await services.searchClients({ actor, text: '', limit: 1 });
  const id = client?.clientId ?? '';
  console.log(`${actor.role}, ${id}`);
  await measure('Home', () => services.openHome({ actor }));
  await measure('call list', () => services.callList({ actor }));
  for (const text of ['', 'c', '99', 'zz'])
    await measure(`type-ahead "${text}"`, () => services.searchClients({ actor, text, limit: 100 }));
  await measure('/bond-recommend', () => recommendBond(services, actor, id));
  await measure('/bond-recommend of nobody', () => recommendBond(services, actor, 'C_999999x'));
  await measure('/bond-client', () => lookUpClient(services, actor, id));
  await measure('/bond-family', () => reviewFamily(services, actor, id));
  await measure('explore', () => services.breakdownChoices({ actor, takenAt: null }));
  await measure('an id in a message', () => services.clientsInText({ actor, text: `how does ${id} stand with us?` }));
  await measure('digest', () => services.digestNow({ actor, channel: 'C_DIGEST', purpose: 'preview' }));
}
if (process.argv.includes('--plans') && database.kind === 'sqlite') {
  const selects = [...slowest.values()].filter(({ sql }) => /^select/i.test(sql)).sort((a, b) => b.milliseconds - a.milliseconds);
  for (const { sql, bindings, milliseconds } of selects.slice(0, MOST_PLANS)) {
    const plan: ReadonlyArray<{ detail: string }> = await database.knex.raw(`explain query plan ${sql}`, bindings as never);
    console.log(`${milliseconds.toFixed(0)} ms  ${sql}\n      ${plan.map(({ detail }) => detail).join(' | ')}`);
  }
}
await dependencies.close();
rmSync(folder, { recursive: true, force: true });
