/** Measures one size of book in a process of its own, so that its peak of memory is its own, and sends the result to the parent. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../src/config.ts';
import { writeDemoBook } from '../../src/data/demo/write-demo-book.ts';
import { openDependencies } from '../../src/deps.ts';

/** What was measured for one size of book. Seconds are of processor, in all threads. */
export interface Measured {
  readonly clients: number;
  readonly trades: number;
  readonly seconds: Readonly<Record<'demo' | 'read' | 'train' | 'refresh', number>>;
  /** The product's own file, without the book. */
  readonly ownBytes: number;
  readonly lookupMilliseconds: number;
  readonly peakMegabytes: number;
}

const [MICROSECONDS, KILOBYTES, LOOKUPS] = [1e6, 1024, 500];

const measure = async (clients: number): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-overview-'));
  const at = (file: string): string => join(folder, file);
  const [own, book] = [`sqlite:${at('own.sqlite')}`, `sqlite:${at('book.sqlite')}`];
  const seconds: Record<string, number> = {};
  const timed = async <T>(name: keyof Measured['seconds'], work: () => Promise<T>): Promise<T> => {
    const before = process.cpuUsage();
    const done = await work();
    const { user, system } = process.cpuUsage(before);
    seconds[name] = (user + system) / MICROSECONDS;
    return done;
  };
  const quiet = { LOG_LEVEL: 'error', METRICS_PORT: '0' };
  try {
    const writer = await openDependencies(parseConfig({ ...quiet, DATABASE_URL: book }));
    const referenceDay = writer.calendar.today();
    await timed('demo', () => writeDemoBook(writer.sourceDatabase, { clients, referenceDay, now: new Date() }));
    await writer.close();

    const product = await openDependencies(parseConfig({ ...quiet, DATABASE_URL: own, SOURCE_DATABASE_URL: book }));
    const read = await timed('read', () => product.source.readBook());
    const trained = await timed('train', () => product.trainAdvisor({ segments: 5, seed: 1, actorId: 'bench' }));
    if (trained.kind !== 'trained') throw new Error(`The book of ${clients} clients can't be learned from: ${trained.kind}.`);
    await timed('refresh', () => product.refreshDesk({ actorId: 'bench' }));
    const began = performance.now();
    for (let turn = 0; turn < LOOKUPS; turn++) {
      // A step without a common factor visits clients from all over the book.
      const client = read.book.clients[(turn * 7919) % read.book.clients.length];
      if (client) await product.stores.profiles.find(client.id);
    }
    const lookupMilliseconds = (performance.now() - began) / LOOKUPS;
    await product.database.knex.raw('pragma wal_checkpoint(truncate)');
    await product.close();
    return {
      clients: read.book.clients.length,
      trades: read.book.trades.day.length,
      seconds: seconds as Measured['seconds'],
      ownBytes: statSync(at('own.sqlite')).size,
      lookupMilliseconds,
      peakMegabytes: process.resourceUsage().maxRSS / KILOBYTES,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

process.send?.(await measure(Number(process.argv[2])));
process.disconnect?.();
