import test from 'ava';
import { openDatabase } from '../../../src/data/database.ts';
import { createFirmTables } from '../../../src/data/demo/firm-tables.ts';
import { orderRows, PLAIN_CELLS } from '../../../src/data/sources/firm/add-orders.ts';
import { HOLDERS_OWN } from '../../../src/data/sources/firm/book-of-clients.ts';
import { FIRM } from './dirty-firm-book.ts';

test('a holder’s orders are found by the index on holders, and not by reading everybody’s', async (t) => {
  const database = openDatabase('sqlite::memory:');
  t.teardown(() => database.close());
  await createFirmTables(database.knex);
  const { sql, bindings } = orderRows(FIRM, PLAIN_CELLS, `${HOLDERS_OWN} and o.user_id in (?)`, [7]);
  const plan: ReadonlyArray<{ readonly detail: string }> = await database.knex.raw(`explain query plan ${sql}`, bindings as never);
  t.deepEqual(
    plan.map(({ detail }) => detail),
    ['SEARCH o USING INDEX orders_user_id_index (user_id=?)'],
  );
});
