import { type Day, dayFromIso } from '../../../src/advisor/units.ts';
import { createFirmTables, FIRM_TABLES } from '../../../src/data/demo/firm-tables.ts';
import { generateDemoBook } from '../../../src/data/demo/generate.ts';
import { writeDemoBook } from '../../../src/data/demo/write-demo-book.ts';
import { isDemoBook, markBook, readMarkers } from '../../../src/data/sources/reading/book-marker.ts';
import { type DatabaseKind, onDatabase } from '../../helpers/databases/databases.ts';

const NOW = new Date('2026-06-30T10:00:00Z');
const SMALL = { clients: 60, tradesPerClient: 6, bonds: 80, seed: 3, referenceDay: dayFromIso('2026-06-30') as Day };

/** A database's values with money and rates as numbers: MySQL's DECIMAL comes as text. */
const plain = (row: object): object =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      /^(investment_amount|yield|coupon_rate|min_investment)$/.test(key) && value !== null ? Number(value) : value,
    ]),
  );

export const writeDemoBookSuite = (kind: DatabaseKind): void => {
  const test = onDatabase(kind);

  test('every row that was generated is read back the same', async (t, database) => {
    const outcome = await writeDemoBook(database, { ...SMALL, now: NOW });
    const book = generateDemoBook(SMALL);
    t.like(outcome, { kind: 'written', clients: 60, members: 12, trades: 360, orders: book.orders.length, openOffers: book.openOffers });
    for (const table of FIRM_TABLES) {
      const rows: object[] = await database.knex(table).select().orderBy('id');
      t.deepEqual(rows.map(plain), book[table].map(plain), table);
    }
  });

  test('the book is marked as a demo book, with all that makes it again', async (t, database) => {
    t.false(await isDemoBook(database));
    await writeDemoBook(database, { ...SMALL, now: NOW });
    t.true(await isDemoBook(database));
    t.deepEqual(await readMarkers(database.knex), [
      { kind: 'demo', detail: { seed: 3, referenceDay: '2026-06-30', clients: 60, tradesPerClient: 6, bonds: 80 }, at: NOW },
    ]);
  });

  test('a demo book that is there is replaced as a whole', async (t, database) => {
    await writeDemoBook(database, { ...SMALL, now: NOW });
    await writeDemoBook(database, { ...SMALL, clients: 20, seed: 9, now: NOW });
    const book = generateDemoBook({ ...SMALL, clients: 20, seed: 9 });
    t.deepEqual((await database.knex('orders').select().orderBy('id')).map(plain), book.orders.map(plain));
    t.is((await readMarkers(database.knex)).length, 1);
  });

  test("a firm's own book is refused and left as it is, were it one row", async (t, database) => {
    await createFirmTables(database.knex);
    await database.knex('admins').insert({ id: 1, name: 'Somebody', email: 'somebody@example.com' });
    const outcome = await writeDemoBook(database, { ...SMALL, now: NOW });
    t.is(outcome.kind, 'refused');
    if (outcome.kind === 'refused') {
      t.regex(outcome.reason, /admins/);
      t.regex(outcome.mend, /DATABASE_URL/);
    }
    t.is((await database.knex('admins').select()).length, 1);
    t.is((await database.knex('orders').select()).length, 0);
    t.false(await isDemoBook(database));
  });

  test('an imported book and a flat book that nobody marked are refused', async (t, database) => {
    await database.knex.schema.createTable('investment_data', (table) => {
      table.string('client_id', 64);
    });
    await database.knex('investment_data').insert({ client_id: 'X1' });
    t.is((await writeDemoBook(database, { ...SMALL, now: NOW })).kind, 'refused');
    await database.knex('investment_data').delete();
    await markBook(database.knex, { kind: 'import', detail: {}, at: NOW });
    t.is((await writeDemoBook(database, { ...SMALL, now: NOW })).kind, 'refused');
    t.false(await database.knex.schema.hasTable('orders'));
  });

  test('empty tables of the right names are no book', async (t, database) => {
    await createFirmTables(database.knex);
    t.is((await writeDemoBook(database, { ...SMALL, now: NOW })).kind, 'written');
  });

  test('when writing fails, the demo book that was there is still there', async (t, database) => {
    await writeDemoBook(database, { ...SMALL, now: NOW });
    const fails = writeDemoBook(database, {
      ...SMALL,
      clients: 300,
      seed: 8,
      now: NOW,
      onProgress: () => {
        throw new Error('the terminal is gone');
      },
    });
    await t.throwsAsync(fails, { message: 'the terminal is gone' });
    const book = generateDemoBook(SMALL);
    t.deepEqual((await database.knex('orders').select().orderBy('id')).map(plain), book.orders.map(plain));
    t.is((await readMarkers(database.knex)).length, 1);
  });

  test('progress rises to 1', async (t, database) => {
    const shares: number[] = [];
    await writeDemoBook(database, { ...SMALL, clients: 500, tradesPerClient: 1, now: NOW, onProgress: (share) => shares.push(share) });
    t.deepEqual(shares, [0.4, 0.8, 1]);
  });
};
