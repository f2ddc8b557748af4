import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { type Database, openDatabase } from '../../../src/data/database.ts';
import { type Cells, WRITTEN_COLUMNS } from '../../../src/data/import/flat-cells.ts';
import { importBook } from '../../../src/data/import/import-book.ts';
import { writeApart } from '../../../src/data/import/write-apart.ts';
import { type WriteOrder, writeBook } from '../../../src/data/import/write-book.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { filesOf } from './csv-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'bond-advisor-apart-'));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

const NOW = new Date('2026-11-30T10:00:00Z');
const ORDER: WriteOrder = { replace: 'nothing', period: null, now: NOW };
let made = 0;
const opened = (t: { teardown: (end: () => Promise<void>) => void }): Database => {
  const database = openDatabase(`sqlite:${join(folder, `${made++}.sqlite`)}`);
  t.teardown(() => database.close());
  return database;
};

/** Trades of many clients, with quotes, missing cells and a letter beyond ASCII. */
const linesOf = (count: number, first = 0): string => {
  const rows = Array.from({ length: count }, (_, at) => {
    const row = first + at;
    const day = `${String(1 + (row % 28)).padStart(2, '0')}/${String(1 + (row % 12)).padStart(2, '0')}/${2015 + (row % 9)}`;
    return `C${row % 997},${row % 7 === 0 ? '' : 20 + (row % 60)},${row % 2 ? 'Male' : 'F'},${'ABC'[row % 3]},B${row % 211},"Type ${row % 5}, é",${day},"${1 + (row % 9)},00,${String(row % 1000).padStart(3, '0')}.5",${row % 13 === 0 ? 'NA' : 5 + (row % 400) / 100}`;
  });
  return ['Client,Age,Gender,Risk,Bond,Type,Trade Date,Amount,YTM', ...rows].join('\n');
};

const bookIn = async ({ knex }: Database): Promise<unknown> => ({
  trades: await knex('investment_data').orderBy('id'),
  clients: await knex('clients').orderBy('client_id'),
  history: (await knex('bond_advisor_book').orderBy('id')).map(({ kind, detail }: { kind: string; detail: string }) => [kind, detail]),
  indexes: await knex('sqlite_master').where({ type: 'index' }).orderBy('name').pluck('sql'),
});

test('a long file that a thread of its own writes gives the same book as one that is written in place', async (t) => {
  const [apart, inPlace] = [opened(t), openDatabase('sqlite::memory:')];
  t.teardown(() => inPlace.close());
  const write = filesOf(t);
  const [first, second] = [write(linesOf(21_000)), write(linesOf(20_500, 20_000))];
  const seen: number[] = [];
  for (const database of [apart, inPlace]) {
    for (const tradesFile of [first, second]) {
      const outcome = await importBook(database, {
        tradesFile,
        now: NOW,
        calendar: deskOn('2026-11-30'),
        ...(database === apart && { onRows: (rows) => void seen.push(rows) }),
      });
      t.is(outcome.kind, 'imported');
    }
  }
  t.deepEqual(await bookIn(apart), await bookIn(inPlace));
  t.true(seen.includes(21_000), 'progress is told');
});

/** A row as `tradeCells` makes it, of this client. */
const cellsOf = (client: string | null): Cells =>
  WRITTEN_COLUMNS.slice(0, -1).map(
    (column) =>
      ({ client_id: client, bond_id: 'B1', bond_type: 'Bonds', trade_date: '2024-01-31', trade_value: '1000.00' })[column as string] ??
      null,
  );

test('whatever goes wrong in either thread, the book is as before', async (t) => {
  const database = opened(t);
  await writeBook(database, ORDER, async ({ trades }) => {
    await trades([cellsOf('C1')]);
    return { rows: 1 };
  });
  const before = await bookIn(database);
  const many = Array.from({ length: 500 }, () => cellsOf('C2'));
  await t.throwsAsync(
    writeApart(database, ORDER, async ({ trades }) => {
      for (let batch = 0; batch < 20; batch++) await trades(many);
      throw new Error('refused in the end');
    }),
    { message: 'refused in the end' },
  );
  t.deepEqual(await bookIn(database), before);
  const error = await t.throwsAsync(
    writeApart(database, ORDER, async ({ trades }) => {
      await trades([cellsOf(null)]);
      for (let batch = 0; batch < 100; batch++) await trades(many);
      return {};
    }),
  );
  t.is((error as { code?: unknown }).code, 'SQLITE_CONSTRAINT');
  t.deepEqual(await bookIn(database), before);
  await writeApart(database, ORDER, async ({ trades, clients }) => {
    await trades(many);
    await clients([['C2', 41, 'M', 'B', null, null, '2026-11-30']]);
    return { rows: 500 };
  });
  const after = (await bookIn(database)) as { trades: unknown[]; clients: unknown[] };
  t.deepEqual([after.trades.length, after.clients.length], [501, 1]);
});
