import test from 'ava';
import { type Day, dayFromIso } from '../../../../src/advisor/units.ts';
import { openDatabase } from '../../../../src/data/database.ts';
import { readDay } from '../../../../src/data/sources/reading/cells.ts';
import { newestUsableDay, type TradesByDay } from '../../../../src/data/sources/reading/newest-usable-day.ts';

const on = (iso: string): Day => dayFromIso(iso) as Day;
const ROWS = 120_000;

/** Trades that a book can use unless they say otherwise. */
const TRADES: TradesByDay = {
  table: 'trades',
  alias: 't',
  sqlOf: (condition, limit) =>
    `select t.trade_date, t.usable from trades t where ${condition} order by t.trade_date desc, t.id desc ${limit}`,
  bindings: [],
  dayOf: ([cell, usable]) => (usable === 1 ? (readDay(cell) ?? null) : null),
};

test('a large embedded table is passed over in blocks: others get their turn, and the newest day is found in any of them', async (t) => {
  const database = openDatabase('sqlite::memory:');
  t.teardown(() => database.close());
  const { knex } = database;
  await knex.schema.createTable('trades', (table) => {
    table.increments('id');
    table.date('trade_date');
    table.integer('usable');
  });
  await knex.raw(
    `insert into trades (trade_date, usable) with recursive n(i) as (select 1 union all select i + 1 from n where i < ${ROWS})
      select date('2020-01-01', '+' || (i % 1000) || ' days'), 1 from n`,
  );
  const day = (until: Day | null = null): Promise<Day | null> => newestUsableDay(database, TRADES, until);
  t.is(await day(), on('2022-09-26'));
  // In the first, the second and the last block; a day that can't be used doesn't count.
  for (const [id, iso] of [
    [1, '2024-01-01'],
    [70_000, '2024-01-02'],
    [ROWS, '2024-01-03'],
  ] as const) {
    await knex('trades').where({ id }).update({ trade_date: iso });
    t.is(await day(), on(iso), `row ${id}`);
  }
  await knex('trades').where({ id: 60_000 }).update({ trade_date: '2030-01-01', usable: 0 });
  t.is(await day(), on('2024-01-03'));
  t.is(await day(on('2024-01-02')), on('2024-01-02'));
  await knex('trades').where({ id: 5 }).update({ trade_date: '2024/02/01' });
  t.is(await day(), on('2024-02-01'), 'days may be written with slashes');
  t.is(await day(on('2024-02-01')), on('2024-02-01'));

  let turns = 0;
  let done = false;
  const other = (): void => {
    turns++;
    if (!done) setImmediate(other);
  };
  setImmediate(other);
  await day();
  done = true;
  t.true(turns >= 3, `${turns} turns`);
});
