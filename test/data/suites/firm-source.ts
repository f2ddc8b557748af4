import fc from 'fast-check';
import type { Book } from '../../../src/advisor/book/book.ts';
import { clientId, type Day, dayFromIso, isoFromDay } from '../../../src/advisor/units.ts';
import { firmSource } from '../../../src/data/sources/firm/firm-source.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { type DatabaseKind, onDatabase } from '../../helpers/databases/databases.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { FIRM, ORDERS, writeDirtyFirmBook } from '../sources/dirty-firm-book.ts';
import { totalsBySql, totalsOf } from '../sources/totals.ts';
import { tradesOf } from '../sources/trades-of.ts';

const day = (text: string): Day => dayFromIso(text) as Day;
const client = (book: Book, id: string) => book.clients.find((facts) => facts.id === id);

export const firmSourceSuite = (kind: DatabaseKind): void => {
  const onBoth = onDatabase(kind);

  onBoth('every order is in the book or skipped with its reason, and those of other sellers are not looked at', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const read = await firmSource(database, FIRM).readBook();
    const expected: Record<string, number> = {};
    for (const [, , , , , , , reason] of ORDERS) if (reason) expected[reason] = (expected[reason] ?? 0) + 1;
    t.is(read.rows, ORDERS.length);
    t.deepEqual(read.skipped, expected);
    t.is(read.book.trades.day.length, ORDERS.filter((order) => !order[7]).length);
    t.is(read.unclassified, 1);
    t.is(read.afterMaturity, 1);
  });

  onBoth('a client is the holder or the member, the parent the holder by client id, the manager the holder’s', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const { book } = await firmSource(database, FIRM).readBook();
    t.deepEqual(
      book.clients.map(({ id }) => id as string),
      ['C1', 'COLD', 'H4', 'M1', 'M2', 'M5', 'c1'],
    );
    t.like(client(book, 'M1'), { parentId: 'C1', relationshipManagerId: '7', gender: 'F' });
    t.like(client(book, 'M2'), { parentId: null, relationshipManagerId: null });
    t.like(client(book, 'M5'), { parentId: null, relationshipManagerId: '7', gender: null });
    t.like(client(book, 'H4'), { parentId: null, relationshipManagerId: null, gender: 'HUF' });
    // Three rows say C1: the first one decides who that is, and no client is their own parent.
    t.like(client(book, 'C1'), { parentId: null, relationshipManagerId: '7', gender: 'M', birthDay: day('1980-06-15') });
    t.deepEqual(
      tradesOf(book, 'C1').map((trade) => [trade.day, trade.amount]),
      [
        ['2023-02-01', 10_000_050],
        ['2023-02-01', 20_000_000],
        ['2023-06-01', 500_000],
        ['2024-01-10', 6_000_000],
      ],
    );
  });

  onBoth('absurd fields are unknown and counted, and cost no row', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const { book, blanked } = await firmSource(database, FIRM).readBook();
    t.deepEqual(blanked, {
      // 1850, and a birth less than a year before the newest trade.
      'birth date': 2,
      'client id used twice': 2,
      coupon: 1,
      gender: 1,
      'isin used twice': 1,
      'maturity before issue': 1,
      'maturity date': 1,
      rating: 1,
      // 900 and 0
      yield: 2,
    });
    t.is(client(book, 'c1')?.birthDay, null);
    t.is(client(book, 'COLD')?.birthDay, null);
    t.is(tradesOf(book, 'M1')[0]?.yieldToMaturity, null);
    t.is(tradesOf(book, 'M1')[0]?.coupon, null);
  });

  onBoth('a bond with two ratings is one bond: CRISIL’s counts, without one the lowest', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const { book } = await firmSource(database, FIRM).readBook();
    const bonds = Object.fromEntries(book.bonds.map((bond) => [bond.id, [book.bondTypes[bond.type] ?? 'Unclassified', bond.band]]));
    t.deepEqual(bonds, {
      INE001A07AA1: ['Corporate Bonds', 'A'],
      IN0020230011: ['Treasury Bills', 'A'],
      INE003A07AA3: ['Unclassified', null],
      INE004A07AA4: ['High Yield Bonds', 'C'],
      'product:6': ['Government Securities', 'A'],
    });
  });

  onBoth('the totals are those of a join in SQL', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const { book } = await firmSource(database, FIRM).readBook();
    t.deepEqual(totalsOf(book), await totalsBySql(database));
  });

  onBoth('so they are for orders that point anywhere', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const order = fc.record({
      user_id: fc.integer({ min: 0, max: 8 }),
      member_id: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 7 })),
      offer_id: fc.constantFrom(10, 11, 12, 20, 21, 22, 23, 30, 31),
      investment_amount: fc.option(fc.integer({ min: -5, max: 10 ** 9 }), { freq: 10 }),
      yield: fc.option(fc.integer({ min: -2, max: 120 }), { freq: 10 }),
      trade_date: fc.option(
        fc.integer({ min: 19_000, max: 19_700 }).map((each) => isoFromDay(each as Day)),
        { freq: 10 },
      ),
      seller_id: fc.constantFrom(4, 4, 4, 5),
    });
    const orders = fc.sample(order, { numRuns: 400, seed: 7 });
    await database.knex('orders').insert(orders.map((row, place) => ({ id: 1000 + place, order_type: 1, primary_offer_id: 0, ...row })));
    const read = await firmSource(database, FIRM).readBook();
    const skipped = Object.values(read.skipped).reduce((sum, count) => sum + count, 0);
    t.is(read.rows, ORDERS.length + orders.filter((row) => row.seller_id === 4).length);
    t.is(read.book.trades.day.length + skipped, read.rows);
    t.deepEqual(totalsOf(read.book), await totalsBySql(database));
  });

  onBoth('one client’s book is that client’s part of the whole, ids compared by their bytes', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const source = firmSource(database, FIRM);
    const { book } = await source.readBook();
    for (const { id, birthDay, ...facts } of book.clients) {
      const own = (await source.readClient(id)) as Book;
      t.deepEqual(tradesOf(own, id), tradesOf(book, id), id);
      t.is(own.clients.length, 1);
      t.like(own.clients[0], { id, ...facts });
      if (birthDay !== null) t.is(own.clients[0]?.birthDay, birthDay);
    }
    for (const nobody of ['C1 ', 'm1', '', 'cold', '1', "x' or '1' = '1", 'Z'.repeat(10_000)]) {
      t.is(await source.readClient(clientId(nobody)), null, nobody.slice(0, 20));
    }
  });

  onBoth('trades after a day are left out where one is named', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const read = await firmSource(database, FIRM).readBook({ until: day('2023-03-01') });
    t.deepEqual(
      Array.from(read.book.trades.day, (each) => isoFromDay(each as Day)),
      ['2023-02-01', '2023-02-01', '2023-03-01'],
    );
    // A row without a date is neither before nor after.
    t.deepEqual(read.skipped, { 'no date': 1 });
    t.is(read.book.clients.length, 7);
  });

  onBoth('an order dated after the next settlement day is set aside, wherever orders are read', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    // On Thursday the 18th, what's agreed settles on Friday the 19th.
    const source = firmSource(database, { ...FIRM, calendar: deskOn('2024-01-18') });
    const [before, own, trades] = [
      await source.readBook(),
      await source.readClient(clientId('C1')),
      await source.readTrades([clientId('C1')]),
    ];
    const [template] = await database.knex('orders').where({ trade_date: '2024-01-15', primary_offer_id: 0, order_type: 1, seller_id: 4 });
    await database.knex('orders').insert({ ...template, id: 9001, user_id: 1, member_id: 0, trade_date: '2062-08-18' });
    await database.knex('orders').insert({ ...template, id: 9002, user_id: 1, member_id: 0, trade_date: '2024-01-20' });
    t.is(await source.newestTradeDay(), day('2024-01-15'));
    const { book, rows, skipped } = await source.readBook();
    t.deepEqual(
      [rows, skipped],
      [before.rows + 2, { ...before.skipped, 'date is in the future': (before.skipped['date is in the future'] ?? 0) + 2 }],
    );
    t.deepEqual(book.trades, before.book.trades);
    t.deepEqual((await source.readClient(clientId('C1')))?.trades, own?.trades);
    t.deepEqual(await source.readTrades([clientId('C1')]), trades);
    // A day later, the order of the 20th would be one of the past.
    t.is(await firmSource(database, FIRM).newestTradeDay(), day('2024-01-20'));
  });

  onBoth('a past day is replayed with the orders up to it', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const source = firmSource(database, FIRM);
    t.is(await source.newestTradeDay(day('2023-03-01')), day('2023-03-01'));
    t.is(await source.newestTradeDay(day('2023-02-28')), day('2023-02-01'));
    t.is(await source.newestTradeDay(day('2000-01-01')), null);
    const whole = (await source.readClient(clientId('C1'))) as Book;
    const past = (await source.readClient(clientId('C1'), day('2023-03-01'))) as Book;
    t.deepEqual(
      [...past.trades.day],
      [...whole.trades.day].filter((each) => each <= day('2023-03-01')),
    );
  });

  onBoth('the newest day is that of an order that can be used', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    t.is(await firmSource(database, FIRM).newestTradeDay(), day('2024-01-15'));
    const empty = firmSource(database, { ...FIRM, orders: { ...FIRM.orders, sellerId: 12 } });
    t.is(await empty.newestTradeDay(), null);
    t.is((await empty.readBook()).rows, 0);
    t.deepEqual(await empty.readBondsOnOffer(day('2050-01-01'), null), []);
  });

  onBoth(
    'bonds on offer: open offers of unmatured bonds, each bond once, the yield offered or that of the last trade',
    async (t, database) => {
      await writeDirtyFirmBook(database.knex);
      const bonds = await firmSource(database, FIRM).readBondsOnOffer(day('2024-01-15'), day('2024-01-15'));
      t.deepEqual(
        bonds.map(({ bondId, yieldToMaturity, yieldFrom, yieldDay, minimumInvestment, maturityDay }) => [
          bondId,
          yieldToMaturity as number | null,
          yieldFrom,
          yieldDay && isoFromDay(yieldDay),
          minimumInvestment as number | null,
          maturityDay && isoFromDay(maturityDay),
        ]),
        [
          // Offer 10 has ended; of the open ones, 12 (of the twin product) has a yield.
          ['INE001A07AA1', 0.094, 'offer', null, 5_000_000, '2030-01-01'],
          ['INE004A07AA4', 0.14, 'last-trade', '2023-05-01', 10_000_000, '2026-01-01'],
          ['product:6', 0.076, 'last-trade', '2024-01-15', null, '2032-01-01'],
        ],
      );
      t.deepEqual(
        bonds.map(({ bondId, frequency, issueDay }) => [bondId, frequency, issueDay && isoFromDay(issueDay)]),
        [
          ['INE001A07AA1', 'semi-annual', '2020-01-01'],
          ['INE004A07AA4', 'monthly', '2021-01-01'],
          ['product:6', 'semi-annual', '2022-01-01'],
        ],
      );
      t.deepEqual(bonds[0]?.rating, { grade: 'AA', suffix: null, agency: 'CRISIL Ratings' });
      t.like(bonds[2], { isin: null, issuer: 'Government of Kerala', bondType: 'Government Securities', band: 'A', rating: null });
    },
  );

  onBoth('a bond is known to be callable where its name says so, and of every other nothing is known', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const named = async (name: string | null): Promise<unknown> => {
      await database.knex('product_master').where({ id: 1 }).update({ name });
      const bonds = await firmSource(database, FIRM).readBondsOnOffer(day('2024-01-15'), day('2024-01-15'));
      return bonds.find(({ bondId }) => bondId === 'INE001A07AA1')?.namedCallable;
    };
    for (const name of ['9% Aravelle Callable 2030', 'Aravelle NCD with call option', 'Aravelle NCD (Call 2028)', 'PUT/CALL Aravelle'])
      t.true(await named(name), name);
    for (const name of ['Aravelle NCD', 'So-called bond', 'Calloway Limited 9%', 'Uncalled capital', null])
      t.is(await named(name), undefined, `${name}`);
  });

  onBoth('one bond is found by its ISIN in any letters, on offer or not, with every product it is sold as', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const source = firmSource(database, FIRM);
    const offered = await source.readBondsOnOffer(day('2024-01-15'), day('2024-01-15'));
    for (const bond of offered) t.deepEqual(await source.readBond(bond.bondId, day('2024-01-15')), bond);
    t.is((await source.readBond('ine001a07aa1', day('2024-01-15')))?.bondId, 'INE001A07AA1');
    // Long after every offer and every maturity.
    t.like(await source.readBond('INE001A07AA1', day('2050-01-01')), { maturityDay: day('2030-01-01'), yieldFrom: 'last-trade' });
    for (const unknown of ['INE999A07AA9', 'product:1', 'product:999', '', "' or 1=1"])
      t.is(await source.readBond(unknown, day('2024-01-15')), null);
  });

  onBoth('a bond is offered until the last of its open offers ends, and without end if one of them has none', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const { knex } = database;
    const source = firmSource(database, FIRM);
    const until = async (): Promise<unknown> => (await source.readBond('INE001A07AA1', day('2024-01-15')))?.offeredUntil;
    await knex('offers').where({ id: 12 }).update({ product_id: 1 });
    t.is(await until(), day('2024-12-31'), 'the best offer ends earlier than another one');
    const [bond] = (await source.readBondsOnOffer(day('2024-07-01'), day('2024-01-15'))).filter(({ bondId }) => bondId === 'INE001A07AA1');
    t.like(bond, { offeredUntil: day('2024-12-31') });
    await knex('offers').where({ id: 11 }).update({ valid_until: null });
    t.is(await until(), undefined);
    t.is((await source.readBond('IN0020230011', day('2024-01-15')))?.offeredUntil, undefined);
  });

  onBoth('a bond has the structure that its name tells', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    await database.knex('product_master').where({ id: 1 }).update({ name: 'PP-MLD 2030' });
    t.deepEqual((await firmSource(database, FIRM).readBond('INE001A07AA1', day('2024-01-15')))?.traits, ['market-linked']);
  });

  onBoth('nothing is known of the future: a later trade gives no yield to an earlier day', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    const bonds = await firmSource(database, FIRM).readBondsOnOffer(day('2023-04-15'), day('2024-01-15'));
    t.like(
      bonds.find((bond) => bond.bondId === 'INE004A07AA4'),
      { yieldToMaturity: null, yieldFrom: null, yieldDay: null },
    );
  });

  onBoth('once every offer has ended nothing is on offer, whatever was traded lately', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    await database.knex('offers').update({ valid_until: '2024-01-14' });
    const source = firmSource(database, FIRM);
    t.not((await source.readBondsOnOffer(day('2024-01-14'), day('2024-01-15'))).length, 0);
    t.deepEqual(await source.readBondsOnOffer(day('2024-01-15'), day('2024-01-15')), []);
  });

  onBoth('where no offer says how long it stands, the bonds traded in the last 180 days are on offer', async (t, database) => {
    const { knex } = database;
    await writeDirtyFirmBook(knex);
    await knex.schema.alterTable('offers', (table) => table.dropIndex('valid_until'));
    await knex.schema.alterTable('offers', (table) => table.dropColumn('valid_until'));
    await knex.schema.alterTable('offers', (table) => table.string('valid_until', 20));
    await knex('offers').update({ valid_until: 'soon' });
    const source = firmSource(database, FIRM);
    const ids = async (asOf: string) => (await source.readBondsOnOffer(day(asOf), day('2024-01-15'))).map(({ bondId }) => bondId);
    // 180 days before 2024-01-15 is 2023-07-19; the bill traded on 2024-01-10 matured on 2024-01-01.
    t.deepEqual(await ids('2024-01-15'), ['product:6']);
    t.deepEqual(await ids('2023-06-30'), ['IN0020230011', 'INE001A07AA1', 'INE004A07AA4']);
    // The bond matures on 2032-01-01, a Thursday. What's bought on Tuesday settles on Wednesday, before it; what's bought on Wednesday doesn't.
    t.deepEqual(await ids('2031-12-30'), ['product:6']);
    t.deepEqual(await ids('2031-12-31'), []);
  });

  onBoth('a firm without the optional columns is read as well, and one with its own type column by that', async (t, database) => {
    const { knex } = database;
    await writeDirtyFirmBook(knex);
    for (const column of ['issuer_name', 'name']) await knex.schema.alterTable('product_master', (table) => table.dropColumn(column));
    await knex.schema.alterTable('offers', (table) => table.dropIndex('valid_until'));
    for (const column of ['yield', 'min_investment', 'valid_until'])
      await knex.schema.alterTable('offers', (table) => table.dropColumn(column));
    await knex.schema.alterTable('product_master', (table) => table.string('kind of `bond'));
    await knex('product_master').where('id', '<>', 3).update({ 'kind of `bond': ' Perpetual Bonds ' });
    const bonds = await firmSource(database, FIRM).readBondsOnOffer(day('2024-01-15'), day('2024-01-15'));
    t.like(bonds[0], { bondId: 'INE001A07AA1', issuer: null, yieldToMaturity: 0.093, yieldFrom: 'last-trade', minimumInvestment: null });
    const own = await firmSource(database, { ...FIRM, bondTypeColumn: 'kind of `bond' }).readBook();
    t.deepEqual(own.book.bondTypes, ['Perpetual Bonds']);
    t.is(own.unclassified, 1);
    const none = firmSource(database, { ...FIRM, bondTypeColumn: 'no_such' });
    await t.throwsAsync(none.readBook(), { instanceOf: SourceUnavailableError, message: /"no_such" is not in product_master/ });
  });

  onBoth('what is missing is named, table by table and column by column', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    await database.knex.schema.dropTable('rating_agency');
    await database.knex.schema.alterTable('users', (table) => table.dropColumn('gender'));
    const error = await t.throwsAsync(firmSource(database, FIRM).readBook(), { instanceOf: SourceUnavailableError });
    t.regex(error?.message ?? '', /the table rating_agency, the column users\.gender/);
  });
};
