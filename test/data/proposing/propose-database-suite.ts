import { parseMapping } from '../../../src/data/mapping/parse-mapping.ts';
import { databaseRun } from '../../../src/data/proposing/database-run.ts';
import { mappingText } from '../../../src/data/proposing/mapping-text.ts';
import { proposeTables } from '../../../src/data/proposing/propose-database.ts';
import { settleDatabase } from '../../../src/data/proposing/settle-database.ts';
import { firmSource } from '../../../src/data/sources/firm/firm-source.ts';
import { mappedSource } from '../../../src/data/sources/mapped/mapped-source.ts';
import { type DatabaseKind, onDatabase } from '../../helpers/databases/databases.ts';
import { FIRM, LATER, writeDirtyFirmBook } from '../sources/dirty-firm-book.ts';
import { writeOwnNames } from '../sources/mapped/firm-with-own-names.ts';

const ANSWERS = new Map([
  ['table:trades', 'good_deals'],
  ['unit:value', 'lakh'],
  ['word:band:Zebra', 'nothing'],
]);

export const proposeDatabaseSuite = (kind: DatabaseKind): void => {
  const onBoth = onDatabase(kind);

  onBoth('a firm’s own tables are found by names and values; what several could be is asked', async (t, database) => {
    await writeOwnNames(database);
    const open = await proposeTables(database, new Map(), LATER.zone);
    t.deepEqual(
      open.questions.map(({ id, choices }) => [id, choices.map(({ value }) => value)]),
      [['table:trades', ['deals', 'good_deals']]],
    );
    const tables = await proposeTables(database, ANSWERS, LATER.zone);
    t.deepEqual(tables.questions, []);
    const asked = await settleDatabase(database, tables, new Map(), LATER.zone);
    t.deepEqual(
      asked.questions.map(({ id }) => id),
      ['unit:value', 'word:band:Zebra'],
    );
    const { mapping, questions, places } = await settleDatabase(database, tables, ANSWERS, LATER.zone);
    t.deepEqual(questions, []);
    t.like(places[0], { place: 'trades, in good_deals', ignored: ['no'] });
    const document = parseMapping(mappingText(mapping), 'mapping.yaml');
    t.like(document.trades, {
      table: 'good_deals',
      columns: { client: 'acct', side: 'what', day: { column: 'on_day', dates: 'day-month-year' } },
    });
    t.like(document.bonds, { table: 'paper', columns: { isin: 'isin no', type: 'kind', frequency: 'pays' } });
    const run = await databaseRun(database, document, LATER);
    t.like(run, {
      rows: 7,
      trades: 3,
      sales: 1,
      clients: 3,
      types: { 'Corporate Bonds': 2, 'Green Bonds': 1 },
      bands: { A: 1, C: 1, none: 1 },
    });
    t.deepEqual(run.days, { from: '2025-04-03', to: '2025-11-12' });
  });

  onBoth('the firm’s own layout is recognised, and its document reads the same book', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    await database.knex('product_master').where({ maturity_date: 'perpetual' }).update({ maturity_date: 'never' });
    const proposed = await proposeTables(database, new Map(), LATER.zone);
    const { mapping, questions } = proposed;
    t.deepEqual(questions, []);
    const [own, read] = [await firmSource(database, FIRM).readBook(), await mappedSource(database, mapping, LATER).readBook()];
    t.deepEqual(read.book.trades, own.book.trades);
    t.deepEqual(read.book.clients, own.book.clients);
    const settled = await settleDatabase(database, proposed, new Map(), LATER.zone);
    t.deepEqual(settled.questions, [], 'its document says what the codes mean');
  });

  onBoth('one table of deals tells the clients’ names and managers, and who dealt isn’t one', async (t, database) => {
    const { knex } = database;
    await knex.raw(
      'create table deals (client_code varchar(9), client_name varchar(30), rm_name varchar(30), dealer varchar(9), isin varchar(12), deal_date date, amount integer)',
    );
    await knex('deals').insert([
      {
        client_code: 'K1',
        client_name: 'Asha Rao',
        rm_name: 'Rohit Iyer',
        dealer: 'D1',
        isin: 'INE001A07AA1',
        deal_date: '2025-01-15',
        amount: 250_000,
      },
      {
        client_code: 'K2',
        client_name: null,
        rm_name: 'Meera Nair',
        dealer: 'D2',
        isin: 'INE001A07AA1',
        deal_date: '2025-01-31',
        amount: 350_000,
      },
    ]);
    const { mapping } = await proposeTables(database, new Map(), LATER.zone);
    t.like(mapping.trades, { columns: { client: 'client_code', clientName: 'client_name', manager: 'rm_name' } });
    const source = mappedSource(database, mapping, LATER);
    t.true(await source.hasRelationshipManagers());
    t.deepEqual(
      (await source.readBook()).book.clients.map(({ id, name, relationshipManagerId }) => [
        id,
        name ?? null,
        relationshipManagerId,
      ]) as unknown,
      [
        ['K1', 'Asha Rao', 'Rohit Iyer'],
        ['K2', null, 'Meera Nair'],
      ],
    );
    t.deepEqual(
      (await source.readRelationshipManagers()).map(({ id }) => id),
      ['Meera Nair', 'Rohit Iyer'],
    );
  });

  onBoth('tables that know each other by numbers are joined by them', async (t, { knex, ...database }) => {
    await knex.raw('create table parties (pk integer, client_code varchar(9), gender varchar(9), head integer)');
    await knex.raw('create table scrips (pk integer, isin varchar(12), coupon_rate varchar(9), maturity_date date, issuer varchar(20))');
    await knex.raw('create table deals (deal_id integer, party_id integer, scrip_id integer, deal_date date, consideration varchar(20))');
    for (let at = 1; at <= 12; at++) {
      await knex('parties').insert({ pk: 100 + at, client_code: `C${at}`, gender: 'Male', head: at > 10 ? 101 : null });
      await knex('scrips').insert({ pk: 500 + at, isin: `INE00${at}`, coupon_rate: '9', maturity_date: '2030-01-01', issuer: 'X' });
      await knex('deals').insert({ deal_id: at, party_id: 100 + at, scrip_id: 513 - at, deal_date: '2025-01-02', consideration: '150000' });
    }
    const all = { ...database, knex } as Parameters<typeof proposeTables>[0];
    const { mapping, questions } = await proposeTables(all, new Map(), LATER.zone);
    t.deepEqual(questions, []);
    t.like(mapping.trades, { columns: { holderKey: 'party_id', bondKey: 'scrip_id' } });
    t.like(mapping.bonds, { columns: { key: 'pk', isin: 'isin' } });
    const { book } = await mappedSource(all, mapping, LATER).readBook();
    t.is(book.trades.day.length, 12);
    t.is(book.clients.find(({ id }) => id === ('C12' as string))?.parentId, 'C1' as never);
  });
};
