import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/data/database.ts';
import { inTransaction } from '../../src/data/whole-transaction.ts';
import { onDatabase } from '../helpers/databases/databases.ts';

const test = onDatabase('mysql');

test('two transactions that lock the same rows the other way round are both done, each once', async (t, { knex }) => {
  await knex.schema.createTable('accounts', (table) => {
    table.integer('id').primary();
    table.integer('amount').notNullable();
  });
  await knex('accounts').insert([1, 2].map((id) => ({ id, amount: 0 })));
  let tries = 0;
  const add = (first: number, second: number) =>
    inTransaction(knex, async (transaction) => {
      tries++;
      await transaction('accounts').where({ id: first }).increment('amount', 1);
      await sleep(300);
      await transaction('accounts').where({ id: second }).increment('amount', 1);
    });
  await Promise.all([add(1, 2), add(2, 1)]);
  t.true(tries > 2, `${tries} tries`);
  t.deepEqual(await knex('accounts').orderBy('id').pluck('amount'), [2, 2]);
});

test('a statement that waited too long for another transaction is asked again', async (t, { knex }, url) => {
  await knex.schema.createTable('accounts', (table) => {
    table.integer('id').primary();
    table.integer('amount').notNullable();
  });
  await knex('accounts').insert({ id: 1, amount: 0 });
  const other = openDatabase(url);
  t.teardown(() => other.close());
  // The only connection of our pool so far.
  await knex.raw('SET SESSION innodb_lock_wait_timeout = 1');
  const held = other.knex.transaction(async (transaction) => {
    await transaction('accounts').where({ id: 1 }).increment('amount', 1);
    await sleep(2500);
  });
  await sleep(300);
  await knex('accounts').where({ id: 1 }).increment('amount', 10);
  await held;
  t.is((await knex('accounts').first()).amount, 11);
});

test('other errors are told at once, and the transaction is not done again', async (t, { knex }) => {
  let tries = 0;
  const work = inTransaction(knex, async (transaction) => {
    tries++;
    await transaction('nothing');
  });
  await t.throwsAsync(work, { code: 'ER_NO_SUCH_TABLE' });
  t.is(tries, 1);
});
