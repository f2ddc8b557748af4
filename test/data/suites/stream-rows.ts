import { streamRows } from '../../../src/data/stream-rows.ts';
import { type DatabaseKind, onDatabase } from '../../helpers/databases/databases.ts';

const DIGITS =
  '(SELECT 0 d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)';
const NUMBER = 'a.d + 10*b.d + 100*c.d + 1000*e.d + 10000*f.d';
/** 100,000 rows made by the database itself. */
const MANY = `SELECT ${NUMBER} AS n, 'some text' AS t FROM ${DIGITS} a, ${DIGITS} b, ${DIGITS} c, ${DIGITS} e, ${DIGITS} f`;

export const streamRowsSuite = (kind: DatabaseKind): void => {
  const test = onDatabase(kind);

  test('rows come as arrays in the order of the select list, dates as text, NULL as null', async (t, { knex, ...database }) => {
    await knex.schema.createTable('things', (table) => {
      table.integer('id');
      table.text('words');
      table.date('day');
      table.decimal('amount', 12, 2);
      table.bigInteger('large');
      table.double('rate');
    });
    await knex('things').insert({ id: 1, words: 'né 🎉', day: '2024-02-29', amount: '12.50', large: 9007199254740991, rate: 0.1 });
    await knex('things').insert({ id: 2 });
    const rows: unknown[][] = [];
    const sql = 'SELECT day, words, amount, large, rate, id FROM things WHERE id < ? ORDER BY id';
    for await (const batch of streamRows({ knex, ...database }, sql, [3])) rows.push(...batch);
    t.deepEqual(
      rows.map((row) => [row[0], row[1], row[2] === null ? null : Number(row[2]), ...row.slice(3)]),
      [
        ['2024-02-29', 'né 🎉', 12.5, 9007199254740991, 0.1, 1],
        [null, null, null, null, null, 2],
      ],
    );
  });

  test('a large result comes in batches, each row once, however slow the consumer', async (t, database) => {
    let rows = 0;
    let sum = 0;
    let largest = 0;
    let batches = 0;
    for await (const batch of streamRows(database, MANY)) {
      rows += batch.length;
      largest = Math.max(largest, batch.length);
      for (const row of batch) sum += Number(row[0]);
      if (batches++ % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    t.is(rows, 100_000);
    t.is(sum, (99_999 * 100_000) / 2);
    t.true(largest <= 8000, `${largest} rows at once`);
    t.true(batches > 10);
  });

  test('a consumer that stops early leaves the database usable', async (t, database) => {
    for (let round = 0; round < 10; round++) {
      for await (const batch of streamRows(database, MANY)) {
        t.true(batch.length > 0);
        break;
      }
    }
    t.is(Number((await database.knex.raw(kind === 'sqlite' ? 'SELECT 1 AS one' : 'SELECT 1 AS one').then(firstRow)).one), 1);
  });

  test('other queries run while a stream is open', async (t, database) => {
    await database.knex.schema.createTable('notes', (table) => {
      table.integer('n');
    });
    for await (const batch of streamRows(database, MANY)) {
      await database.knex('notes').insert({ n: batch.length });
    }
    const [total] = await database.knex('notes').sum({ sum: 'n' });
    t.is(Number(total?.sum), 100_000);
  });

  test('a query that fails throws', async (t, database) => {
    await t.throwsAsync(
      async () => {
        for await (const batch of streamRows(database, 'SELECT * FROM no_such_table')) t.fail(String(batch));
      },
      { message: /no_such_table/ },
    );
  });
};

const firstRow = (response: unknown): Record<string, unknown> => {
  const rows = response as Record<string, unknown>[][] | Record<string, unknown>[];
  return (Array.isArray(rows[0]) ? rows[0][0] : rows[0]) as Record<string, unknown>;
};
