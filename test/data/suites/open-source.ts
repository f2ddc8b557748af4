import { createFirmTables } from '../../../src/data/demo/firm-tables.ts';
import { isBookThere, openSource } from '../../../src/data/sources/open-source.ts';
import { clearMarkers, isDemoBook, markBook, readMarker, readMarkers } from '../../../src/data/sources/reading/book-marker.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { type DatabaseKind, onDatabase } from '../../helpers/databases/databases.ts';
import { FIRM } from '../sources/dirty-firm-book.ts';

export const openSourceSuite = (kind: DatabaseKind): void => {
  const onBoth = onDatabase(kind);

  onBoth('an empty database holds no book, and the message says how to come by one', async (t, database) => {
    await database.knex.schema.createTable('users', (table) => table.increments('id'));
    t.false(await isBookThere(database));
    const error = await t.throwsAsync(openSource(database, { ...FIRM, layout: null }), { instanceOf: SourceUnavailableError });
    t.regex(error?.message ?? '', /demo.*import.*SOURCE_DATABASE_URL/);
    await t.throwsAsync(openSource(database, { ...FIRM, layout: 'firm' }), { message: /the table orders/ });
    await t.throwsAsync(openSource(database, { ...FIRM, layout: 'flat' }), { message: /the table investment_data/ });
  });

  onBoth('the layout is the firm’s unless only the flat table is there, or it is configured', async (t, database) => {
    await database.knex.schema.createTable('investment_data', (table) => {
      for (const column of ['client_id', 'bond_id', 'bond_type', 'trade_date', 'trade_value']) table.string(column);
    });
    t.false(await (await openSource(database, { ...FIRM, layout: null })).hasRelationshipManagers());
    await createFirmTables(database.knex);
    t.false(await isBookThere(database));
    await database.knex('users').insert({ id: 1, client_id: 'C1' });
    t.true(await isBookThere(database));
    t.true(await (await openSource(database, { ...FIRM, layout: null })).hasRelationshipManagers());
    t.false(await (await openSource(database, { ...FIRM, layout: 'flat' })).hasRelationshipManagers());
    // Tables of both layouts, and an import marker that says which one is the book.
    await markBook(database.knex, { kind: 'import', detail: {}, at: new Date(0) });
    t.false(await (await openSource(database, { ...FIRM, layout: null })).hasRelationshipManagers());
  });

  onBoth('a book is marked by who wrote it, the newest marker last', async (t, database) => {
    t.is(await readMarker(database.knex), null);
    t.false(await isDemoBook(database));
    const first = { kind: 'demo', detail: { seed: 1, referenceDay: '2025-06-30' }, at: new Date('2025-07-01T10:00:00.123Z') } as const;
    await markBook(database.knex, first);
    t.deepEqual(await readMarker(database.knex), first);
    t.true(await isDemoBook(database));
    await database.knex.transaction(async (transaction) => {
      await clearMarkers(transaction);
      await markBook(transaction, { ...first, kind: 'import', detail: { file: 'a.csv' } });
      await markBook(transaction, { ...first, kind: 'import', detail: { file: 'b.csv' } });
    });
    t.deepEqual(
      (await readMarkers(database.knex)).map(({ detail }) => detail.file),
      ['a.csv', 'b.csv'],
    );
    t.false(await isDemoBook(database));
  });
};
