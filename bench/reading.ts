/**
 * What reading a book costs: `node bin/run.js bench/reading.ts [TIMES]` reads the book of `SOURCE_DATABASE_URL` or `DATABASE_URL`. Prints
 * a digest of everything that was read, so that two versions of the reader can be compared.
 */
import { createHash } from 'node:crypto';
import { parseConfig } from '../src/config.ts';
import { openDependencies } from '../src/deps.ts';
import type { ReadBook } from '../src/usecases/ports/book-source.ts';

const digest = ({ book, ...counts }: ReadBook): string => {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([counts, book.bondTypes, book.bonds]));
  for (const client of book.clients) hash.update(JSON.stringify(client));
  for (const column of Object.values(book.trades)) hash.update(column as Uint8Array);
  return hash.digest('hex').slice(0, 16);
};

const times = Number(process.argv[2] ?? 1);
const MICROSECONDS = 1e6;
const MILLISECONDS = 1000;
const MEGABYTE = 1024;
for (let time = 0; time < times; time++) {
  const dependencies = await openDependencies(parseConfig({ ...process.env, LOG_LEVEL: 'error', METRICS_PORT: '0' }));
  await dependencies.source.reach();
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  const read = await dependencies.source.readBook();
  const seconds = (performance.now() - started) / MILLISECONDS;
  const { user, system } = process.cpuUsage(cpu);
  const peak = process.resourceUsage().maxRSS / MEGABYTE;
  console.log(
    `${read.rows} rows, ${read.book.clients.length} clients: ${seconds.toFixed(2)} s, ` +
      `CPU ${((user + system) / MICROSECONDS).toFixed(2)} s, peak ${peak.toFixed(0)} MB, ${digest(read)}`,
  );
  await dependencies.close();
}
