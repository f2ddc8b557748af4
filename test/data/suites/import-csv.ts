import { readFileSync } from 'node:fs';
import type { Book } from '../../../src/advisor/book/book.ts';
import { clientId, day } from '../../../src/advisor/units.ts';
import type { Database } from '../../../src/data/database.ts';
import { createFirmTables } from '../../../src/data/demo/firm-tables.ts';
import { writeDemoBook } from '../../../src/data/demo/write-demo-book.ts';
import { type ImportOutcome, type ImportRequest, importBook } from '../../../src/data/import/import-book.ts';
import { openSource } from '../../../src/data/sources/open-source.ts';
import { isDemoBook, MARKER_TABLE, readMarker } from '../../../src/data/sources/reading/book-marker.ts';
import { inWords } from '../../../src/data/understanding/refused.ts';
import { type DatabaseKind, onDatabase } from '../../helpers/databases/databases.ts';
import { CLIENTS_HEADER, filesOf, HEADER, tradeRow } from '../import/csv-files.ts';
import { FIRM, LATER } from '../sources/dirty-firm-book.ts';
import { tradesOf } from '../sources/trades-of.ts';

const NOW = new Date('2026-01-02T03:04:05.678Z');

const load = (database: Database, tradesFile: string, more: Partial<ImportRequest> = {}): Promise<ImportOutcome> =>
  importBook(database, { tradesFile, now: NOW, calendar: LATER, ...more });

const bookOf = async (database: Database): Promise<Book> => (await (await openSource(database, { ...FIRM, layout: null })).readBook()).book;

const reasonOf = (outcome: ImportOutcome): string => (outcome.kind === 'refused' ? inWords(outcome.doubt) : outcome.kind);

const tablesOf = async ({ kind, knex }: Database): Promise<string[]> => {
  const answer = await knex.raw(kind === 'sqlite' ? "select name from sqlite_master where type = 'table'" : 'show tables');
  const rows: Record<string, string>[] = kind === 'sqlite' ? answer : answer[0];
  return rows.flatMap((row) => Object.values(row)).filter((name) => !name.startsWith('sqlite_'));
};

export const importCsvSuite = (kind: DatabaseKind): void => {
  const onBoth = onDatabase(kind);

  onBoth('clients, their trades and their families are found by an index', async (t, database) => {
    await load(database, filesOf(t)(`${HEADER}\n${tradeRow({})}\n`, 'trades.csv'));
    for (const [table, column] of [
      ['investment_data', 'client_id'],
      ['investment_data', 'parent_client_id'],
      ['clients', 'parent_client_id'],
    ] as const) {
      const sql = `select client_id from ${table} t where t.${column} in ('C1', ' C1')`;
      const answer = await database.knex.raw(`explain ${kind === 'sqlite' ? 'query plan ' : ''}${sql}`);
      const plan = kind === 'sqlite' ? answer[0].detail : `${answer[0][0].possible_keys}`;
      t.regex(plan, new RegExp(`${table}_${column}_index`), plan);
    }
  });

  onBoth('trades and clients become a book of the flat layout that says where it comes from', async (t, database) => {
    const write = filesOf(t);
    const trades = write(
      `${HEADER}\n${tradeRow({ trade_value: '125000.50', ytm: '7.4278' })}\n${tradeRow({ client_id: 'C2', rating: 'CRISIL AA+ (CE)' })}\n${tradeRow({ trade_value: '0' })}\n`,
      'trades.csv',
    );
    const clients = write(`${CLIENTS_HEADER}\nC1,50,M,A,--NA--\nZoë🙂,60.5,HUF,,C1\n`);
    t.like(await load(database, trades, { clientsFile: clients, acceptLoss: 50 }), {
      kind: 'imported',
      report: { rows: 3, taken: 2, setAside: { 'amount is not positive': { count: 1, lines: [4] } }, ignoredColumns: [] },
      clients: 3,
      clientsFile: { taken: 2 },
    });
    const book = await bookOf(database);
    t.deepEqual(
      book.clients.map(({ id }) => id as string),
      ['C1', 'C2', 'Zoë🙂'],
    );
    t.like(book.clients[2], { recordedAge: 60, gender: 'HUF', recordedBand: null, parentId: 'C1' });
    t.like(tradesOf(book, 'C1')[0], { day: '2024-01-31', amount: 12_500_050, yieldToMaturity: 0.074278, band: null });
    t.like(tradesOf(book, 'C2')[0], { amount: 100_000, band: 'A' });
    t.like(await readMarker(database.knex), { kind: 'import', at: NOW, detail: { file: 'trades.csv', rows: 2 } });
    t.false(await isDemoBook(database));
  });

  onBoth('a file that is loaded again adds nothing, another one is added, --replace puts it in the place of all', async (t, database) => {
    const write = filesOf(t);
    const january = write(`${HEADER}\n${tradeRow()}\n`, 'january.csv');
    const february = write(`${HEADER}\n${tradeRow({ trade_date: '2024-02-29' })}\n`);
    const clients = write(`${CLIENTS_HEADER}\nC1,50,M,A,\nC2,20,F,C,\n`);
    const older = write(`${CLIENTS_HEADER}\nC1,51,M,B,\n`);
    t.is((await load(database, january, { clientsFile: clients })).kind, 'imported');
    const again = write(readFileSync(january), 'renamed.csv');
    const twice = await load(database, again);
    t.like(twice, { kind: 'imported', report: { taken: 0, duplicates: 1 } });
    t.regex(String(twice.report?.warnings), /loaded on 2026-01-02 already, as "january\.csv"/);
    t.is((await load(database, february, { clientsFile: older })).kind, 'imported');
    const both = await bookOf(database);
    t.deepEqual(
      tradesOf(both, 'C1').map((trade) => trade.day),
      ['2024-01-31', '2024-02-29'],
    );
    t.like(both.clients, [
      { id: clientId('C1'), recordedAge: 51, recordedBand: 'B' },
      { id: clientId('C2'), recordedAge: 20 },
    ]);
    t.is((await load(database, january, { replace: 'everything' })).kind, 'imported');
    const replaced = await bookOf(database);
    t.deepEqual(
      replaced.clients.map(({ id, recordedAge }) => [id as string, recordedAge]),
      [['C1', null]],
    );
    t.is(tradesOf(replaced, 'C1').length, 1);
    t.is((await load(database, february)).kind, 'imported');
  });

  onBoth('a broken file changes nothing, not even the tables', async (t, database) => {
    const write = filesOf(t);
    const good = write(`${HEADER}\n${tradeRow()}\n`);
    for (const broken of [
      '',
      'a;b;c\n1;2;3\n',
      `${HEADER}\n`,
      `${HEADER}\n${tradeRow()}\n"open,`,
      `${HEADER}\n${tradeRow({ trade_date: '' })}\n`,
    ]) {
      t.is((await load(database, write(broken))).kind, 'refused', broken);
    }
    t.is((await load(database, good, { clientsFile: write('client_id\n') })).kind, 'refused');
    t.is((await load(database, '/no/such/file.csv')).kind, 'refused');
    t.deepEqual(await tablesOf(database), []);
    await load(database, good);
    const before = await bookOf(database);
    const outcome = await load(database, write(`${HEADER}\n${tradeRow({ trade_value: '7' })}\n"open,`), { replace: 'everything' });
    t.regex(reasonOf(outcome), /is broken from line 3 on/);
    t.regex(
      reasonOf(await load(database, write(`${HEADER}\n${tradeRow({ client_id: '' })}`), { replace: 'everything' })),
      /1 of 1 rows can't be used: no client/,
    );
    t.deepEqual(await bookOf(database), before);
  });

  onBoth('a failure half-way takes back what was written', async (t, database) => {
    const write = filesOf(t);
    await load(database, write(`${HEADER}\n${tradeRow()}\n`));
    const before = await bookOf(database);
    const many = write(`${HEADER}\n${`${tradeRow({ client_id: 'C2' })}\n`.repeat(1500)}`);
    const stop = (rows: number) => {
      if (rows >= 1000) throw new Error('the lights went out');
    };
    await t.throwsAsync(load(database, many, { replace: 'everything', onRows: stop }), { message: 'the lights went out' });
    t.deepEqual(await bookOf(database), before);
    t.is((await database.knex(MARKER_TABLE).select()).length, 1);
  });

  onBoth('a database with another book is left alone: the demo book, a firm’s, a flat one that no import made', async (t, database) => {
    const { knex } = database;
    const file = filesOf(t)(`${HEADER}\n${tradeRow()}\n`);
    await knex.schema.createTable('clients', (table) => table.string('client_id'));
    t.regex(reasonOf(await load(database, file, { replace: 'everything' })), /a table "clients" that no import made/);
    await knex.schema.dropTable('clients');
    await createFirmTables(knex);
    await knex('users').insert({ id: 1, client_id: 'C1' });
    t.regex(reasonOf(await load(database, file, { replace: 'everything' })), /the table "users" has rows.*SOURCE_DATABASE_URL/);
    await knex('users').delete();
    await writeDemoBook(database, { clients: 20, bonds: 64, tradesPerClient: 2, referenceDay: day(20_000), now: NOW });
    t.regex(reasonOf(await load(database, file, { replace: 'everything' })), /the demo book/);
    t.true(await isDemoBook(database));
    t.false((await tablesOf(database)).includes('investment_data'));
  });

  onBoth('rows of a flat table that nobody marked are somebody’s book', async (t, database) => {
    const file = filesOf(t)(`${HEADER}\n${tradeRow()}\n`);
    await load(database, file);
    await database.knex(MARKER_TABLE).delete();
    t.regex(reasonOf(await load(database, file, { replace: 'everything' })), /the table "investment_data" has rows/);
    await database.knex('investment_data').delete();
    t.is((await load(database, file)).kind, 'imported');
  });

  onBoth('many rows are written many at a time, and every one arrives', async (t, database) => {
    const rows = Array.from({ length: 2345 }, (_, n) => tradeRow({ client_id: `C${n % 700}`, trade_value: `${n + 1}.01` }));
    const seen: number[] = [];
    const outcome = await load(database, filesOf(t)(`${HEADER}\n${rows.join('\n')}`), { onRows: (count) => seen.push(count) });
    t.like(outcome, { kind: 'imported', report: { taken: 2345 }, clients: 700 });
    t.deepEqual(seen, [500, 1000, 1500, 2000, 2345]);
    const { trades } = await bookOf(database);
    t.is(trades.amount.length, 2345);
    // 1 + 2 + … + 2345 rupees and 2345 paise
    t.is(
      trades.amount.reduce((sum, amount) => sum + amount, 0),
      ((2345 * 2346) / 2) * 100 + 2345,
    );
  });

  onBoth('a sale reduces what is outstanding and is no purchase; a perpetual bond is outstanding, and on offer', async (t, database) => {
    const headings = 'Client,ISIN,Bond Name,Type,Trade Date,Amount,Side,Maturity,Call Date,Seniority,Issuer,Rating,YTM';
    const row = (day: string, amount: number, side: string): string =>
      `C1,INE001A07AA1,8% Perpetual,Bank Bonds,${day},${amount},${side},Perpetual,2028-06-30,Unsecured,Sahyadri Bank,AA,8.1\n`;
    const file = filesOf(t)(
      `${headings}\n${row('2026-10-05', 1000, 'BUY')}${row('2026-10-06', 500, 'BUY')}${row('2026-10-20', 1200, 'SELL')}`,
    );
    t.like(await load(database, file), { report: { taken: 2, sales: 1 } });
    const source = await openSource(database, { ...FIRM, layout: null });
    const { book } = await source.readBook();
    t.deepEqual([...(book.trades.held ?? [])], [0, 30_000]);
    t.deepEqual(
      (await source.readTrades([clientId('C1')])).map(({ amount, held }) => [amount as number, held as number]),
      [
        [50_000, 30_000],
        [100_000, 0],
      ],
    );
    const [before] = (await source.readBook({ until: day(20_740) })).book.clients;
    t.is(before?.id, clientId('C1'));
    const newest = await source.newestTradeDay();
    const [bond] = await source.readBondsOnOffer(day(20_780), newest);
    t.like(bond, {
      issuer: 'Sahyadri Bank',
      maturityDay: null,
      traits: ['perpetual', 'unsecured'],
      terms: { calls: [{ day: 21_365, price: 1 }] },
    });
  });
};
