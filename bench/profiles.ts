/**
 * What the kept profiles of all clients take: `node bin/run.js bench/profiles.ts [CLIENTS]`, default 10000. Prints the size of the product's
 * own file, the seconds of processor that writing them takes, and how long one client's look-up takes.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { profileColumns } from '../src/advisor/book/profile-columns.ts';
import { clientId } from '../src/advisor/units.ts';
import { parseConfig } from '../src/config.ts';
import { writeDemoBook } from '../src/data/demo/write-demo-book.ts';
import { openDependencies } from '../src/deps.ts';
import { profilesOf } from '../src/usecases/desk/profiles-of.ts';

const clients = Number(process.argv[2] ?? 10_000);
const LOOKUPS = 2000;
const MICROSECONDS = 1e6;
const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-profiles-'));
const open = (file: string) => openDependencies(parseConfig({ DATABASE_URL: `sqlite:${join(folder, file)}`, LOG_LEVEL: 'error' }));

const source = await open('book.sqlite');
const asOf = source.calendar.today();
await writeDemoBook(source.sourceDatabase, { clients, referenceDay: asOf, now: new Date() });
const { book } = await source.source.readBook();
await source.close();

const own = await open('own.sqlite');
const size = (): number => statSync(join(folder, 'own.sqlite')).size;
const empty = size();
const cpu = process.cpuUsage();
await own.stores.profiles.replaceAll(profilesOf(book, profileColumns(book, asOf)), new Date());
const { user, system } = process.cpuUsage(cpu);
await own.database.knex.raw('pragma wal_checkpoint(truncate)');
console.log(
  `${clients} clients: ${((size() - empty) / clients).toFixed(0)} bytes each, ${((user + system) / MICROSECONDS).toFixed(1)} s of processor`,
);

const times: number[] = [];
for (let turn = 0; turn < LOOKUPS; turn++) {
  // A step without a common factor visits clients from all over the book.
  const { id } = book.clients[(turn * 7919) % clients] ?? { id: clientId('') };
  const began = performance.now();
  await own.stores.profiles.find(id);
  times.push(performance.now() - began);
}
const sorted = times.slice(LOOKUPS / 4).sort((left, right) => left - right);
const percentile = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(2);
console.log(`one client's profile: p50 ${percentile(0.5)} ms, p90 ${percentile(0.9)} ms`);
await own.close();
rmSync(folder, { recursive: true });
