import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Book } from '../src/advisor/book/book.ts';
import { parseConfig } from '../src/config.ts';
import { writeDemoBook } from '../src/data/demo/write-demo-book.ts';
import { importBook } from '../src/data/import/import-book.ts';
import { openDependencies } from '../src/deps.ts';
import { deskCalendar } from '../src/usecases/serving/desk-calendar.ts';
import {
  bookWithoutAges,
  oneDayBook,
  oneProductBook,
  oneTradeBook,
  trendBook,
  twelveClients,
} from '../test/helpers/samples/other-books.ts';
import { on } from '../test/helpers/samples/small-book.ts';

type Fill = (database: Awaited<ReturnType<typeof openDependencies>>['sourceDatabase']) => Promise<unknown>;

const bookFrom = async (layout: 'firm' | 'flat', fill: Fill): Promise<Book> => {
  const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-quality-'));
  const config = parseConfig({ DATABASE_URL: `sqlite:${join(folder, 'book.sqlite')}`, SOURCE_LAYOUT: layout, LOG_LEVEL: 'error' });
  const dependencies = await openDependencies(config);
  try {
    await fill(dependencies.sourceDatabase);
    return (await dependencies.source.readBook()).book;
  } finally {
    await dependencies.close();
    rmSync(folder, { recursive: true });
  }
};

const now = new Date('2026-11-01T00:00:00Z');
const demo = (seed: number) => () => bookFrom('firm', (database) => writeDemoBook(database, { seed, referenceDay: on('2026-11-01'), now }));

const BOOKS: Readonly<Record<string, () => Book | Promise<Book>>> = {
  'demo-1': demo(1),
  'demo-2': demo(2),
  'demo-3': demo(3),
  ...Object.fromEntries([11, 12, 13, 14, 15, 16, 17, 18].map((seed) => [`demo-${seed}`, demo(seed)])),
  trend: () => trendBook(),
  'one-trade': () => oneTradeBook(),
  'no-ages': () => bookWithoutAges(),
  twelve: () => twelveClients(),
  'one-day': () => oneDayBook(),
  'one-product': () => oneProductBook(),
  'one-product-twice': () => oneProductBook(29_000, 2),
};

/** The books named on the command line: `[--seed S] [--csv FILE] [--groups] [BOOK...]`; default all, or with `--csv` only that file. */
export const booksAsked = (): {
  seed: number;
  groups: boolean;
  books: Array<readonly [name: string, read: () => Book | Promise<Book>]>;
} => {
  const { values, positionals } = parseArgs({
    options: { seed: { type: 'string', default: '1' }, csv: { type: 'string' }, groups: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const tradesFile = values.csv;
  const read = () =>
    bookFrom('flat', (database) =>
      importBook(database, {
        tradesFile: tradesFile as string,
        now,
        calendar: deskCalendar({ now: () => now }, 'Asia/Kolkata', new Set()),
      }),
    );
  return {
    seed: Number(values.seed),
    groups: values.groups,
    books: tradesFile
      ? [[tradesFile, read]]
      : Object.entries(BOOKS).filter(([name]) => positionals.length === 0 || positionals.includes(name)),
  };
};
