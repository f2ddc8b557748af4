import test from 'ava';
import { openDatabase } from '../../../src/data/database.ts';
import { Row } from '../../../src/data/rows/row.ts';

class NoteRow extends Row {
  static override tableName = 'notes';
  declare id: number;
}

test('only the first of many rows is fetched', async (t) => {
  const database = openDatabase('sqlite::memory:');
  t.teardown(() => database.close());
  await database.knex.schema.createTable('notes', (table) => table.increments('id'));
  for (let note = 0; note < 3; note++) await database.knex('notes').insert({});
  const fetched: unknown[][] = [];
  database.knex.on('query-response', (rows: unknown[]) => fetched.push(rows));
  const newest = await NoteRow.query(database.knex).orderBy('id', 'desc').first();
  t.is(newest?.id, 3);
  t.deepEqual(
    fetched.map((rows) => rows.length),
    [1],
  );
});
