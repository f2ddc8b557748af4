import type { ClientFacts } from '../../../src/advisor/book/book.ts';
import { profileOf } from '../../../src/advisor/book/profile.ts';
import { clientId, isoFromDay } from '../../../src/advisor/units.ts';
import type { Database } from '../../../src/data/database.ts';
import { firmSource } from '../../../src/data/sources/firm/firm-source.ts';
import { flatSource } from '../../../src/data/sources/flat/flat-source.ts';
import type { BookSource } from '../../../src/usecases/ports/book-source.ts';
import { type DatabaseKind, onDatabase } from '../../helpers/databases/databases.ts';
import { on } from '../../helpers/samples/small-book.ts';
import { FIRM, LATER, writeDirtyFirmBook } from '../sources/dirty-firm-book.ts';
import { tradesOf } from '../sources/trades-of.ts';

const ids = (family: readonly ClientFacts[] | null) => family?.map(({ id }) => id as string) ?? null;
const familyOf = async (source: BookSource, id: string) => ids(await source.readFamily(clientId(id)));

/** client, parent, bond, day, rupees, maturity, rating */
type FlatRow = readonly [string, string | null, string, string, number | null, (string | null)?, (string | null)?];

const writeFlat = async ({ knex }: Database, rows: readonly FlatRow[]): Promise<void> => {
  await knex.schema.createTable('investment_data', (table) => {
    for (const column of ['client_id', 'parent_client_id', 'bond_id', 'bond_type', 'maturity_date', 'rating']) table.string(column, 100);
    table.date('trade_date');
    table.decimal('trade_value', 20, 2);
    table.increments('id');
  });
  for (const [client_id, parent_client_id, bond_id, trade_date, trade_value, maturity_date = null, rating = null] of rows) {
    const bond_type = 'Corporate Bonds';
    await knex('investment_data').insert({
      client_id,
      parent_client_id,
      bond_id,
      bond_type,
      trade_date,
      trade_value,
      maturity_date,
      rating,
    });
  }
};

/** One arbitrary purchase each. */
const people = (...parents: ReadonlyArray<readonly [string, string | null]>): readonly FlatRow[] =>
  parents.map(([client, parent]) => [client, parent, 'B1', '2024-01-01', 1000]);

export const tradesAndFamiliesSuite = (kind: DatabaseKind): void => {
  const onBoth = onDatabase(kind);

  onBoth(
    'a client’s purchases come newest first, of one day the later order first, with what is known of each bond',
    async (t, database) => {
      await writeDirtyFirmBook(database.knex);
      const trades = await firmSource(database, FIRM).readTrades([clientId('C1')]);
      t.deepEqual(
        trades.map(({ day, amount, bondId, bondType, maturityDay }) => [
          isoFromDay(day),
          amount as number,
          bondId,
          bondType,
          maturityDay && isoFromDay(maturityDay),
        ]),
        [
          ['2024-01-10', 6_000_000, 'IN0020230011', 'Treasury Bills', '2024-01-01'],
          ['2023-06-01', 500_000, 'INE003A07AA3', 'Unclassified', null],
          // Bought as the twin product 5: it's the bond that product 1 describes.
          ['2023-02-01', 20_000_000, 'INE001A07AA1', 'Corporate Bonds', '2030-01-01'],
          ['2023-02-01', 10_000_050, 'INE001A07AA1', 'Corporate Bonds', '2030-01-01'],
        ],
      );
      t.deepEqual(trades[3], {
        clientId: clientId('C1'),
        day: trades[3]?.day as never,
        amount: 10_000_050 as never,
        bondId: 'INE001A07AA1',
        isin: 'INE001A07AA1',
        issuer: 'Aravelle',
        bondType: 'Corporate Bonds',
        yieldToMaturity: 0.092 as never,
        coupon: 0.09 as never,
        frequency: 'semi-annual',
        rating: { grade: 'AA', suffix: null, agency: 'CRISIL Ratings' },
        band: 'A',
        maturityDay: trades[3]?.maturityDay as never,
      });
      t.like(trades[0], { yieldToMaturity: null, coupon: 0 });
    },
  );

  onBoth('a bond is the same one, however a product’s row spells its ISIN, and whoever’s purchases are read', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    await database.knex('product_master').where({ id: 5 }).update({ isin: ' ine001a07aa1' });
    const trades = await firmSource(database, FIRM).readTrades([clientId('C1')]);
    const bought = trades.find(({ amount }) => amount === 20_000_000);
    t.is(bought?.maturityDay && isoFromDay(bought.maturityDay), '2030-01-01');
  });

  onBoth('where a flat book’s rows disagree about a maturity, each purchase has its own, in the book and alone', async (t, database) => {
    await writeFlat(database, [
      ['F1', null, 'B1', '2024-01-01', 1000, '2030-01-01'],
      ['F1', null, 'B1', '2024-02-01', 2000, null],
      ['F2', null, 'B1', '2024-03-01', 4000, '2024-06-01'],
    ]);
    const source = flatSource(database, FIRM.calendar);
    const today = on('2024-12-31');
    for (const book of [(await source.readBook()).book, await source.readClient(clientId('F1'))]) {
      const profile = book && profileOf(book, clientId('F1'), today);
      t.like(profile, { outstanding: 100_000, maturityUnknown: 200_000 });
    }
    const { book } = await source.readBook();
    t.is(profileOf(book, clientId('F2'), today)?.outstanding as number, 0);
  });

  onBoth('the purchases of several are those that the book counts, in one order; ids that nobody has add nothing', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const source = firmSource(database, FIRM);
    const { book } = await source.readBook();
    const everybody = book.clients.map(({ id }) => id);
    const trades = await source.readTrades([...everybody, clientId('nobody'), clientId("x' or '1' = '1"), clientId('C1 ')]);
    for (const id of everybody) {
      t.deepEqual(
        trades.filter((trade) => trade.clientId === id).map((trade) => [isoFromDay(trade.day), trade.amount as number]),
        tradesOf(book, id)
          .map((trade): [string, number] => [trade.day, trade.amount])
          .reverse(),
        id,
      );
    }
    t.is(trades.length, book.trades.day.length);
    t.deepEqual(
      trades.map(({ day }) => day),
      trades.map(({ day }) => day).sort((left, right) => right - left),
    );
    t.deepEqual(await source.readTrades([]), []);
    t.deepEqual(await source.readTrades([clientId('m1')]), []);
    const managers = new Map(book.clients.map(({ id, relationshipManagerId }) => [id, relationshipManagerId]));
    t.deepEqual(await source.readManagersOf([...everybody, clientId('nobody')]), managers);
    t.is((await source.readManagersOf([])).size, 0);
  });

  onBoth('a firm’s family is the holder and the members, whichever was named', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    await database.knex('user_members').insert([
      { id: 6, user_member_id: 'Ä', parent_id: 6, user_type: 1, gender: 1 },
      { id: 7, user_member_id: 'B', parent_id: 1, user_type: 1, gender: 1 },
      { id: 8, user_member_id: 'a', parent_id: 2, user_type: 1, gender: 1 },
      // An id's first row decides whose member it is.
      { id: 9, user_member_id: 'a', parent_id: 1, user_type: 1, gender: 1 },
    ]);
    const source = firmSource(database, FIRM);
    for (const one of ['C1', 'M1', 'B', 'Ä']) t.deepEqual(await familyOf(source, one), ['C1', 'B', 'M1', 'Ä'], one);
    for (const one of ['c1', 'a']) t.deepEqual(await familyOf(source, one), ['c1', 'a'], one);
    // A missing holder, or one without an id, has no family.
    for (const alone of ['M2', 'M5', 'H4', 'COLD']) t.deepEqual(await familyOf(source, alone), [alone], alone);
    for (const nobody of ['m1', 'C1 ', '', '1', 'Z'.repeat(10_000)]) t.is(await familyOf(source, nobody), null, nobody.slice(0, 20));
    const [holder] = (await source.readFamily(clientId('M1'))) as readonly ClientFacts[];
    t.like(holder, { gender: 'M', relationshipManagerId: '7', parentId: null });
  });

  onBoth('names are read where the firm keeps them, blanks are none, and a book without them says nothing', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const source = () => firmSource(database, FIRM);
    const facts = async (id: string) => (await source().readClient(clientId(id)))?.clients[0];
    t.false('name' in ((await facts('C1')) as object));
    for (const table of ['users', 'user_members']) await database.knex.schema.alterTable(table, (each) => each.string('name', 400));
    await database.knex('users').where({ id: 1 }).update({ name: '  <!channel> Āsha  ' });
    await database.knex('users').where({ id: 2 }).update({ name: '   ' });
    await database
      .knex('user_members')
      .where({ id: 1 })
      .update({ name: 'N'.repeat(300) });
    t.is((await facts('C1'))?.name, '<!channel> Āsha');
    t.is((await facts('c1'))?.name ?? null, null);
    t.is((await facts('M1'))?.name, 'N'.repeat(300));
    const { book } = await source().readBook();
    t.deepEqual(
      book.clients.flatMap(({ id, name }) => (name ? [[id as string, name.length]] : [])),
      [
        ['C1', 15],
        ['M1', 300],
      ],
    );
  });

  onBoth('relationship managers have names where the firm keeps its staff, and are nobody where it does not', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    await database.knex('admins').insert([
      { id: 8, name: ' Meera ', email: 'meera@firm.example' },
      { id: 7, name: '', email: '' },
    ]);
    t.deepEqual(await firmSource(database, FIRM).readRelationshipManagers(), [
      { id: '7', name: null, email: null },
      { id: '8', name: 'Meera', email: 'meera@firm.example' },
    ]);
    await database.knex.schema.alterTable('admins', (table) => table.dropColumn('email'));
    t.like((await firmSource(database, FIRM).readRelationshipManagers())[1], { name: 'Meera', email: null });
    await database.knex.schema.dropTable('admins');
    t.deepEqual(await firmSource(database, FIRM).readRelationshipManagers(), []);
    t.is((await firmSource(database, FIRM).readClient(clientId('C1')))?.clients.length, 1);
  });

  onBoth('in the flat layout each purchase is told by its own row', async (t, database) => {
    await writeFlat(database, [
      ['C1', null, 'INE001A07AA1', '2024-01-01', 100, '2030-01-01', 'CRISIL AA'],
      ['c1', null, 'B1', '2024-02-01', 5],
      ['C1', null, 'INE001A07AA1', '2024-01-01', 200, '2030-01-01', 'CRISIL BBB'],
      ['C1', null, 'B1', '2024-01-02', null],
      ['C2', null, 'B1', '2024-01-01', 300, 'never'],
    ]);
    const source = flatSource(database, LATER);
    const trades = await source.readTrades([clientId('C2'), clientId('C1')]);
    t.deepEqual(
      trades.map(({ clientId: client, amount, isin, band, maturityDay }) => [
        client as string,
        amount as number,
        isin,
        band,
        maturityDay && isoFromDay(maturityDay),
      ]),
      [
        ['C1', 20_000, 'INE001A07AA1', 'B', '2030-01-01'],
        ['C1', 10_000, 'INE001A07AA1', 'A', '2030-01-01'],
        ['C2', 30_000, null, null, null],
      ],
    );
    t.false('issueDay' in (trades[0] as object));
    t.deepEqual([...(await source.readManagersOf([clientId('C2'), clientId('nobody')]))], [['C2', null]]);
    t.deepEqual(await source.readTrades([]), []);
    t.deepEqual(await source.readRelationshipManagers(), []);
  });

  onBoth('in the flat layout a family reaches up to whoever has no parent and down to everybody below', async (t, database) => {
    await writeFlat(database, [
      ...people(
        ['GRAN', '--NA--'],
        ['DAD', 'GRAN'],
        ['KID', ' DAD '],
        ['kid', 'DAD'],
        ['ALONE', null],
        ['ORPHAN', 'NOBODY'],
        ['SISTER', 'NOBODY'],
      ),
      // It has left the family.
      ['LEFT', 'DAD', 'B1', '2023-01-01', 1000],
      ['LEFT', '--NA--', 'B1', '2024-01-01', 1000],
    ]);
    const source = flatSource(database, LATER);
    for (const one of ['GRAN', 'DAD', 'KID', 'kid']) t.deepEqual(await familyOf(source, one), ['GRAN', 'DAD', 'KID', 'kid'], one);
    for (const one of ['ORPHAN', 'SISTER']) t.deepEqual(await familyOf(source, one), ['ORPHAN', 'SISTER'], one);
    for (const alone of ['ALONE', 'LEFT']) t.deepEqual(await familyOf(source, alone), [alone], alone);
    for (const nobody of ['NOBODY', 'Alone', '']) t.is(await familyOf(source, nobody), null, nobody);
  });

  onBoth('parents in a circle are a family that ends', async (t, database) => {
    await writeFlat(database, people(['B', 'C'], ['C', 'A'], ['A', 'B'], ['CHILD', 'B']));
    const source = flatSource(database, LATER);
    for (const one of ['A', 'B', 'C', 'CHILD']) t.deepEqual(await familyOf(source, one), ['A', 'B', 'C', 'CHILD'], one);
  });

  onBoth('the clients table makes members of those without a trade', async (t, database) => {
    await writeFlat(database, people(['C1', null]));
    await database.knex.schema.createTable('clients', (table) => {
      for (const column of ['client_id', 'parent_client_id']) table.string(column, 100);
    });
    await database.knex('clients').insert({ client_id: 'COLD', parent_client_id: 'C1' });
    t.deepEqual(await familyOf(flatSource(database, LATER), 'COLD'), ['C1', 'COLD']);
    t.deepEqual(await familyOf(flatSource(database, LATER), 'C1'), ['C1', 'COLD']);
  });
};
