import type { Book } from '../../../src/advisor/book/book.ts';
import { clientId, type Day, dayFromIso, isoFromDay } from '../../../src/advisor/units.ts';
import type { Database } from '../../../src/data/database.ts';
import { flatSource } from '../../../src/data/sources/flat/flat-source.ts';
import { SourceUnavailableError } from '../../../src/usecases/ports/book-source.ts';
import { type DatabaseKind, onDatabase } from '../../helpers/databases/databases.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { LATER } from '../sources/dirty-firm-book.ts';
import { tradesOf } from '../sources/trades-of.ts';

const day = (text: string): Day => dayFromIso(text) as Day;
const client = (book: Book, id: string) => book.clients.find((facts) => facts.id === id);

const COLUMNS =
  'client_id age gender risk_category parent_client_id bond_id bond_type trade_date trade_value maturity_date coupon_rate ytm rating'.split(
    ' ',
  );
type Row = ReadonlyArray<string | number | null>;

const ROWS: readonly Row[] = [
  ['C1', 40, 'M', 'B', '--NA--', 'INE001A07AA1', ' Corporate Bonds ', '2023-01-10', 1000.5, '2030-01-01', 9, 9.2, 'CRISIL AA'],
  ['C1', 41, 'F', '', 'P1', 'INE001A07AA1', 'Corporate Bonds', '2024-01-10', 2000, '2030-01-01', 9, null, 'CRISIL A+'],
  ['C1', 0, 'X', 'Z', null, 'B9', 'Odd Papers', '2023-12-01', 500, 'never', 77, 900, 'so la la'],
  ['c1', 140, null, 'C', 'c1', 'IN0020230011', 'Treasury Bill', '2023-12-20', 300, '2024-03-01', null, 6.9, null],
  ['', 30, 'M', 'A', null, 'B1', 'X', '2023-01-01', 1, null, null, null, null],
  ['C2', 30, 'M', 'A', null, '', 'X', '2023-01-01', 1, null, null, null, null],
  ['C2', 30, 'M', 'A', null, 'B1', ' ', '2023-01-01', 1, null, null, null, null],
  ['C2', 30, 'M', 'A', null, 'B1', 'X', null, 1, null, null, null, null],
  ['C2', 30, 'M', 'A', null, 'B1', 'X', '2024-06-01', null, null, null, null, null],
  ['C2', 30, 'M', 'A', null, 'B1', 'X', '2024-06-01', -1, null, null, null, null],
  ['C3', null, null, null, null, 'SDL1', 'State Development Loan', '2023-06-01', 700, '2023-01-01', 7.5, 7.4, null],
];

/** A table like a firm's: with the server's own collation and without an id. */
const write = async ({ knex }: Database, rows: readonly Row[] = ROWS): Promise<void> => {
  await knex.schema.createTable('investment_data', (table) => {
    for (const column of COLUMNS) {
      if (column === 'trade_date') table.date(column);
      else if (['age', 'trade_value', 'coupon_rate', 'ytm'].includes(column)) table.decimal(column, 20, 4);
      else table.string(column, 100);
    }
  });
  await knex('investment_data').insert(rows.map((row) => Object.fromEntries(COLUMNS.map((column, place) => [column, row[place] ?? null]))));
};

const writeClients = async ({ knex }: Database): Promise<void> => {
  await knex.schema.createTable('clients', (table) => {
    for (const column of COLUMNS.slice(0, 5)) table.string(column, 100);
  });
  await knex('clients').insert([
    { client_id: 'C1', age: '50', gender: null, risk_category: 'A', parent_client_id: '--NA--' },
    { client_id: 'COLD', age: '60', gender: 'HUF', risk_category: null, parent_client_id: 'C1' },
  ]);
};

export const flatSourceSuite = (kind: DatabaseKind): void => {
  const onBoth = onDatabase(kind);

  onBoth(
    'rows without client, bond, type, date or amount are skipped by reason, absurd fields are unknown and counted',
    async (t, database) => {
      await write(database);
      const read = await flatSource(database, LATER).readBook();
      t.is(read.rows, 11);
      t.deepEqual(read.skipped, { 'amount is not positive': 1, 'no amount': 1, 'no bond': 1, 'no client': 1, 'no date': 1, 'no type': 1 });
      t.deepEqual(read.blanked, { age: 2, coupon: 1, gender: 1, 'maturity date': 1, rating: 1, 'risk category': 1, yield: 1 });
      t.is(read.afterMaturity, 1);
      t.is(read.unclassified, 0);
      t.deepEqual(read.book.bondTypes, ['Corporate Bonds', 'Odd Papers', 'State Development Loan', 'Treasury Bill']);
      t.deepEqual(
        read.book.clients.map(({ id }) => id as string),
        ['C1', 'C3', 'c1'],
      );
    },
  );

  onBoth('what trades say differently of a client is told by the newest that says it', async (t, database) => {
    await write(database);
    const { book } = await flatSource(database, LATER).readBook();
    t.like(client(book, 'C1'), { recordedAge: 41, gender: 'F', recordedBand: 'B', parentId: 'P1', relationshipManagerId: null });
    // An age of 140 is absurd, and no client is their own parent.
    t.like(client(book, 'c1'), { recordedAge: null, gender: null, recordedBand: 'C', parentId: null });
    t.false(await flatSource(database, LATER).hasRelationshipManagers());
  });

  onBoth('the clients table wins over the trades where it says something, and knows clients without a trade', async (t, database) => {
    await write(database);
    await writeClients(database);
    const { book } = await flatSource(database, LATER).readBook();
    t.like(client(book, 'C1'), { recordedAge: 50, gender: 'F', recordedBand: 'A', parentId: null });
    t.like(client(book, 'COLD'), { recordedAge: 60, gender: 'HUF', recordedBand: null, parentId: 'C1' });
    t.deepEqual(tradesOf(book, 'COLD'), []);
    const own = (await flatSource(database, LATER).readClient(clientId('COLD'))) as Book;
    t.deepEqual(
      own.clients,
      book.clients.filter(({ id }) => id === 'COLD'),
    );
  });

  onBoth('a trade keeps what its own row says, in rates of one', async (t, database) => {
    await write(database);
    const { book } = await flatSource(database, LATER).readBook();
    t.deepEqual(tradesOf(book, 'C1')[0], {
      day: '2023-01-10',
      type: 'Corporate Bonds',
      bond: 'INE001A07AA1',
      band: 'A',
      amount: 100_050,
      yieldToMaturity: 0.092,
      coupon: 0.09,
    });
    t.like(tradesOf(book, 'C1')[1], { bond: 'B9', band: null, yieldToMaturity: null, coupon: null });
    // The union's bills and the states' loans need no agency rating.
    t.is(tradesOf(book, 'c1')[0]?.band, 'A');
    t.is(tradesOf(book, 'C3')[0]?.band, 'A');
  });

  onBoth('one client’s rows are that client’s part of the whole, ids compared by their bytes', async (t, database) => {
    await write(database);
    const source = flatSource(database, LATER);
    const { book } = await source.readBook();
    for (const { id } of book.clients) {
      const own = (await source.readClient(id)) as Book;
      t.deepEqual(tradesOf(own, id), tradesOf(book, id));
      t.deepEqual(own.clients, [client(book, id)] as never);
    }
    for (const nobody of ['C2', 'C1 ', '', 'c3']) t.is(await source.readClient(clientId(nobody)), null, nobody);
  });

  onBoth('trades of one day have one order, whatever order the rows are in', async (t, database) => {
    const row = (bond: string, value: number): Row => [
      'C1',
      null,
      null,
      null,
      null,
      bond,
      'X',
      '2024-01-01',
      value,
      null,
      null,
      null,
      null,
    ];
    await write(database, [row('b', 1), row('B', 2), row('a', 9), row('a', 3), row('Ä', 1)]);
    const { book } = await flatSource(database, LATER).readBook();
    t.deepEqual(
      tradesOf(book, 'C1').map(({ bond, amount }) => [bond, amount / 100]),
      [
        ['B', 2],
        ['a', 3],
        ['a', 9],
        ['b', 1],
        ['Ä', 1],
      ],
    );
  });

  onBoth('a trade dated after the next settlement day is set aside, wherever trades are read', async (t, database) => {
    await write(database);
    // On Thursday the 18th, what's agreed settles on Friday the 19th.
    const source = flatSource(database, deskOn('2024-01-18'));
    const [before, own, trades] = [
      await source.readBook(),
      await source.readClient(clientId('C1')),
      await source.readTrades([clientId('C1')]),
    ];
    await database.knex('investment_data').insert(
      ['2062-08-18', '2024-01-20'].map((trade_date) => ({
        client_id: 'C1',
        bond_id: 'B9',
        bond_type: 'New',
        trade_date,
        trade_value: 1,
        age: 99,
      })),
    );
    t.is(await source.newestTradeDay(), day('2024-01-10'));
    const { book, skipped } = await source.readBook();
    t.deepEqual(skipped, { ...before.skipped, 'date is in the future': (before.skipped['date is in the future'] ?? 0) + 2 });
    t.deepEqual(book, before.book);
    t.deepEqual(await source.readClient(clientId('C1')), own);
    t.deepEqual(await source.readTrades([clientId('C1')]), trades);
    t.is(await flatSource(database, LATER).newestTradeDay(), day('2024-01-20'));
  });

  onBoth('a past day is replayed with the trades up to it, and what they said of their client', async (t, database) => {
    await write(database);
    const source = flatSource(database, LATER);
    t.is(await source.newestTradeDay(day('2023-12-31')), day('2023-12-20'));
    t.is(await source.newestTradeDay(day('2000-01-01')), null);
    const past = (await source.readClient(clientId('C1'), day('2023-06-30'))) as Book;
    t.is(past.trades.day.length, 1);
    t.like(client(past, 'C1'), { recordedAge: 40, gender: 'M', parentId: null });
  });

  onBoth('bonds traded in the 180 days up to the newest trade are on offer while they have not matured', async (t, database) => {
    await write(database);
    const source = flatSource(database, LATER);
    t.is(await source.newestTradeDay(), day('2024-01-10'));
    const bonds = await source.readBondsOnOffer(day('2024-01-10'), day('2024-01-10'));
    t.deepEqual(
      bonds.map(({ bondId, isin, yieldToMaturity, yieldDay, band }) => [
        bondId,
        isin,
        yieldToMaturity as number | null,
        yieldDay && isoFromDay(yieldDay),
        band,
      ]),
      [
        ['IN0020230011', 'IN0020230011', 0.069, '2023-12-20', 'A'],
        // Its trade with a yield is over 180 days old; B9 has no maturity date.
        ['INE001A07AA1', 'INE001A07AA1', null, null, 'A'],
      ],
    );
    t.deepEqual(
      (await source.readBondsOnOffer(day('2024-03-01'), day('2024-01-10'))).map(({ bondId }) => bondId),
      ['INE001A07AA1'],
    );
    t.like((await source.readBondsOnOffer(day('2023-06-01'), day('2024-01-10')))[0], {
      bondId: 'INE001A07AA1',
      yieldToMaturity: 0.092,
      yieldFrom: 'last-trade',
    });
  });

  onBoth('one bond is found by its id in any letters, traded lately or not, as of a day', async (t, database) => {
    await write(database);
    const source = flatSource(database, LATER);
    t.like(await source.readBond('ine001a07aa1', day('2030-01-10')), {
      bondId: 'INE001A07AA1',
      yieldToMaturity: 0.092,
      yieldDay: day('2023-01-10'),
    });
    t.like(await source.readBond('SDL1', day('2030-01-10')), { maturityDay: day('2023-01-01') });
    t.is(await source.readBond('INE001A07AA1', day('2023-01-09')), null);
    for (const unknown of ['B', '%', '']) t.is(await source.readBond(unknown, day('2030-01-10')), null);
  });

  onBoth('the maturity of a bond on offer is the one that most of its rows say, then the latest row', async (t, database) => {
    const row = (bond: string, traded: string, matures: string | null): Row => [
      'C1',
      40,
      'M',
      'A',
      null,
      bond,
      'Gilts',
      traded,
      100,
      matures,
    ];
    await write(database, [
      ...[row('MOST', '2024-01-01', '2030-01-01'), row('MOST', '2024-01-02', '2030-01-01'), row('MOST', '2024-01-03', '2024-02-01')],
      ...[row('LATEST', '2024-01-02', '2031-01-01'), row('LATEST', '2024-01-01', '2032-01-01'), row('LATEST', '2024-01-03', null)],
      ...[row('GONE', '2024-01-01', '2024-01-05'), row('GONE', '2024-01-02', '2024-01-05'), row('GONE', '2024-01-03', '2033-01-01')],
    ]);
    const offers = await flatSource(database, deskOn(day('2024-01-10'))).readBondsOnOffer(day('2024-01-10'), day('2024-01-03'));
    t.deepEqual(
      offers.map(({ bondId, maturityDay }) => [bondId, maturityDay && isoFromDay(maturityDay)]),
      [
        ['LATEST', '2031-01-01'],
        ['MOST', '2030-01-01'],
      ],
    );
  });

  onBoth('how often a bond pays and since when is told by the newest trade that says it', async (t, database) => {
    await write(database);
    await database.knex.schema.alterTable('investment_data', (table) => {
      table.string('frequency', 60);
      table.string('bond_issue_date', 20);
    });
    const bills = () => database.knex('investment_data').where({ bond_id: 'INE001A07AA1' });
    await bills().where('trade_date', '2023-01-10').update({ frequency: 'Quarterly', bond_issue_date: '2020-01-01' });
    await bills().where('trade_date', '2024-01-10').update({ frequency: '4', bond_issue_date: 'long ago' });
    const source = flatSource(database, LATER);
    const offered = async (asOf: string) =>
      (await source.readBondsOnOffer(day(asOf), day('2024-01-10'))).find(({ bondId }) => bondId === 'INE001A07AA1');
    t.like(await offered('2023-02-01'), { frequency: 'quarterly', issueDay: day('2020-01-01') });
    t.like(await offered('2024-01-10'), { frequency: 'semi-annual', issueDay: null });
    t.like((await source.readBook()).blanked, { 'issue date': 1 });
    await bills().update({ frequency: 'now and then' });
    t.like(await offered('2024-01-10'), { frequency: null });
    t.like((await source.readBook()).blanked, { frequency: 2 });
  });

  onBoth('trades after a day are left out where one is named, and what they say of their client too', async (t, database) => {
    await write(database);
    const { book } = await flatSource(database, LATER).readBook({ until: day('2023-06-30') });
    t.is(book.trades.day.length, 2);
    t.like(client(book, 'C1'), { recordedAge: 40, gender: 'M', parentId: null });
  });

  onBoth('a table with only the needed columns is a book, one without them is not', async (t, database) => {
    const { knex } = database;
    await knex.schema.createTable('investment_data', (table) => {
      for (const column of ['client_id', 'bond_id', 'bond_type']) table.string(column);
      table.date('trade_date');
    });
    const error = await t.throwsAsync(flatSource(database, LATER).readBook(), { instanceOf: SourceUnavailableError });
    t.regex(error?.message ?? '', /the column investment_data\.trade_value/);
    await knex.schema.alterTable('investment_data', (table) => table.decimal('trade_value', 10, 2));
    await knex('investment_data').insert({ client_id: 'C1', bond_id: 'B', bond_type: 'X', trade_date: '2024-01-01', trade_value: 5 });
    t.is((await flatSource(database, LATER).readBook()).book.trades.day.length, 1);
  });
};
