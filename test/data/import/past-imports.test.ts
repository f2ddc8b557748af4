import test from 'ava';
import { openDatabase } from '../../../src/data/database.ts';
import { importBook } from '../../../src/data/import/import-book.ts';
import { LATER } from '../sources/dirty-firm-book.ts';
import { filesOf } from './csv-files.ts';
import { pastImportsSuite } from './past-imports-suite.ts';

pastImportsSuite('sqlite');

test('the table of trades has the same indexes after its first import, a refused one and a second one', async (t) => {
  const database = openDatabase('sqlite::memory:');
  t.teardown(() => database.close());
  const write = filesOf(t);
  const load = async (amount: string): Promise<readonly unknown[]> => {
    const tradesFile = write(`Client,Type,Trade Date,Amount\nC1,Bonds,2025-01-10,${amount}\n`);
    await importBook(database, { tradesFile, now: new Date('2026-01-02T03:04:05Z'), calendar: LATER });
    return database.knex('sqlite_master').where({ type: 'index', tbl_name: 'investment_data' }).orderBy('name').pluck('name');
  };
  t.deepEqual(await load('nonsense'), []);
  const first = await load('1');
  t.deepEqual(
    first,
    ['client_id', 'parent_client_id', 'trade_date'].map((column) => `investment_data_${column}_index`),
  );
  t.deepEqual(await load('nonsense'), first);
  t.deepEqual(await load('2'), first);
});
