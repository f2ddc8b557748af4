/**
 * What the newest trade of a large book costs, and who waits for it: orders without an index on their day, in an embedded database, or in the empty
 * one of DATABASE_URL. `node bin/run.js bench/newest-trade.ts [ORDERS]`. Peer: the same question when the newest trade was just read.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseConfig } from '../src/config.ts';
import { writeDemoBook } from '../src/data/demo/write-demo-book.ts';
import { migrate } from '../src/data/migrations/migrate.ts';
import { openDependencies } from '../src/deps.ts';
import type { Actor } from '../src/usecases/actor/actor.ts';
import { recommendBond } from '../test/helpers/ask.ts';

const MOST = Number(process.argv[2] ?? 10_000_000);
const A_QUARTER_MS = 16 * 60_000;
const NANOSECONDS = 1e6;

const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-newest-'));
const url = process.env.DATABASE_URL ?? `sqlite:${join(folder, 'bench.sqlite')}`;
const config = parseConfig({ DATABASE_URL: url, LOG_LEVEL: 'error', METRICS_PORT: '0' });
const clock = { at: Date.now() };
const dependencies = await openDependencies(config, { clock: { now: () => new Date(clock.at) } });
const { services, calendar, database, source, bookDay } = dependencies;
await migrate(database);
await writeDemoBook(dependencies.sourceDatabase, { clients: 5000, referenceDay: calendar.today(), now: new Date(clock.at) });
await dependencies.trainAdvisor({ segments: 5, seed: 1, actorId: 'bench' });

// Copies of the same orders for people whom nobody asks about, so that one client's own orders stay few.
const columns = 'offer_id, seller_id, order_type, primary_offer_id, investment_amount, `yield`, trade_date';
const count = async (): Promise<number> => Number((await database.knex('orders').count({ n: '*' }))[0]?.n);
for (let orders = await count(); orders < MOST; orders = await count()) {
  await database.knex.raw(
    `insert into orders (id, user_id, member_id, ${columns})
      select id + (select max(id) from orders), 100000000 + user_id % 100000000, 0, ${columns} from orders limit ?`,
    [MOST - orders],
  );
}

const supervisor: Actor = { id: 'U_SUPERVISOR', role: 'supervisor', sees: 'all' };
const [client] = await services.searchClients({ actor: supervisor, text: '', limit: 1 });
const delay = monitorEventLoopDelay({ resolution: 1 });
const timed = async (title: string, work: () => Promise<unknown>): Promise<void> => {
  delay.reset();
  delay.enable();
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const took = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  console.log(
    `${title.padEnd(62)} ${took.toFixed(0).padStart(6)} ms   ${((user + system) / 1000).toFixed(0).padStart(5)} ms of processor   longest stall ${(delay.max / NANOSECONDS).toFixed(0)} ms`,
  );
};

const recommend = () => recommendBond(services, supervisor, client?.clientId ?? '');
console.log(`${await count()} orders`);
await timed('the newest trade', () => source.newestTradeDay());
await timed('the first recommendation', recommend);
await timed('the next', recommend);
clock.at += A_QUARTER_MS;
await timed('after a quarter of an hour, while the newest trade is read', recommend);
await timed('the next, while it still is', recommend);
await timed('the rest of that reading', () => bookDay.read());
await timed('after it', recommend);
await dependencies.close();
rmSync(folder, { recursive: true, force: true });
