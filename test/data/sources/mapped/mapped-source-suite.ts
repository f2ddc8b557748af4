import { IN_THE_FUTURE } from '../../../../src/advisor/desk/data-quality.ts';
import { clientId, type Day, dayFromIso } from '../../../../src/advisor/units.ts';
import type { Database } from '../../../../src/data/database.ts';
import { FIRM_DOCUMENT } from '../../../../src/data/mapping/firm-document.ts';
import { FLAT_DOCUMENT } from '../../../../src/data/mapping/flat-document.ts';
import { parseMapping } from '../../../../src/data/mapping/parse-mapping.ts';
import { firmSource } from '../../../../src/data/sources/firm/firm-source.ts';
import { flatSource } from '../../../../src/data/sources/flat/flat-source.ts';
import { checkWords } from '../../../../src/data/sources/mapped/check-words.ts';
import { openMappedBook } from '../../../../src/data/sources/mapped/mapped-book.ts';
import { mappedSource } from '../../../../src/data/sources/mapped/mapped-source.ts';
import { openSource } from '../../../../src/data/sources/open-source.ts';
import { type BookSource, SourceUnavailableError } from '../../../../src/usecases/ports/book-source.ts';
import { type DatabaseKind, onDatabase } from '../../../helpers/databases/databases.ts';
import { FIRM, LATER, writeDirtyFirmBook } from '../dirty-firm-book.ts';
import { tradesOf } from '../trades-of.ts';
import { OWN_NAMES, OWN_NAMES_DOCUMENT, writeOwnNames } from './firm-with-own-names.ts';

const day = (text: string): Day => dayFromIso(text) as Day;

const mapped = (database: Database, document: string): BookSource => mappedSource(database, parseMapping(document, 'firm.yaml'), LATER);

/** Everything that a source can be asked, for comparing two. */
const everything = async (source: BookSource) => {
  const { book, rows, skipped, unclassified, afterMaturity } = await source.readBook();
  const ids = book.clients.map(({ id }) => id);
  const newest = await source.newestTradeDay();
  return {
    book,
    counts: { rows, skipped, unclassified, afterMaturity },
    until: (await source.readBook({ until: day('2023-06-01') })).book,
    clients: await Promise.all(ids.map((id) => source.readClient(id))),
    nobody: await source.readClient(clientId('nobody')),
    trades: await source.readTrades(ids),
    managersOf: await source.readManagersOf(ids),
    families: await Promise.all(ids.map((id) => source.readFamily(id))),
    born: await source.readBornOn?.(day('1980-06-15')),
    managers: await source.readRelationshipManagers(),
    newest,
    earlier: await source.newestTradeDay(day('2023-06-01')),
    onOffer: await source.readBondsOnOffer(day('2023-06-30'), newest),
    onOfferLater: await source.readBondsOnOffer(day('2026-01-01'), newest),
  };
};

export const mappedSourceSuite = (kind: DatabaseKind): void => {
  const onBoth = onDatabase(kind);

  onBoth('the firm’s tables read the same through the document that ships as through the layout of its name', async (t, database) => {
    await writeDirtyFirmBook(database.knex);
    for (const table of ['users', 'user_members']) await database.knex.schema.alterTable(table, (altered) => altered.string('name', 60));
    await database.knex('product_master').where({ maturity_date: 'perpetual' }).update({ maturity_date: 'never' });
    const [own, document] = [await everything(firmSource(database, FIRM)), await everything(mapped(database, FIRM_DOCUMENT))];
    for (const part of Object.keys(own) as (keyof typeof own)[]) t.deepEqual(document[part], own[part], part);
  });

  onBoth('a mapped offer is open through its end day, and a bond’s last day is the latest of its offers’', async (t, database) => {
    await writeOwnNames(database);
    const source = mapped(database, OWN_NAMES_DOCUMENT);
    const offered = async (on: string) =>
      (await source.readBondsOnOffer(day(on), null)).map(({ bondId, yieldToMaturity, offeredUntil }) => [
        bondId,
        yieldToMaturity as number | null,
        offeredUntil,
      ]);
    const first = ['INE001A07AA1', 0.094, day('2025-12-31')];
    t.deepEqual(await offered('2025-11-01'), [first, ['INE002A07AA9', 0.084, day('2025-11-01')]]);
    t.deepEqual(await offered('2025-11-02'), [first]);
    t.deepEqual(await offered('2026-01-01'), []);
    await database.knex('desk_list').insert({ id: 3, isin: 'INE001A07AA1', ytm: '9.1', least: '10', till: '15-11-2025' });
    t.deepEqual(await offered('2025-11-02'), [['INE001A07AA1', 0.091, day('2025-12-31')]], 'the newest yield, the latest day');
    t.deepEqual(await offered('2025-11-16'), [first], 'an offer that ended says nothing');
    await database.knex('desk_list').insert({ id: 4, isin: 'INE002A07AA9', ytm: '8.6', least: '10', till: null });
    t.deepEqual((await offered('2026-01-01'))[0]?.slice(0, 2), ['INE002A07AA9', 0.086], 'without an end day it stays open');
  });

  onBoth('a firm whose tables have other names is read through its document: tables, a view and a query', async (t, database) => {
    await writeOwnNames(database);
    const source = mapped(database, OWN_NAMES_DOCUMENT);
    await source.reach();
    const { book, rows, skipped, blanked } = await source.readBook();
    t.is(rows, OWN_NAMES.deals.length - 1, 'a sale is no purchase');
    t.deepEqual(skipped, { 'amount is no number': 1, [IN_THE_FUTURE]: 1, 'no bond': 1 });
    t.deepEqual(blanked, { 'risk category': 1 });
    t.deepEqual(
      book.clients.map(({ id, recordedBand, gender, parentId, relationshipManagerId, birthDay }) => [
        id as string,
        recordedBand,
        gender,
        parentId as string | null,
        relationshipManagerId,
        birthDay,
      ]),
      [
        ['AB/1', 'C', 'F', null, 'RM-7', day('1971-02-03')],
        ['AB/2', 'A', 'M', 'AB/1', 'RM-7', null],
        // A band that nobody understands counts as the safest, and never as one derived from purchases.
        ['AB/3', 'A', null, null, null, null],
      ],
    );
    t.deepEqual(
      tradesOf(book, 'AB/1').map((trade) => [trade.day, trade.amount]),
      [
        ['2025-04-03', 25_000_000_00],
        ['2025-11-12', 1_250_000_00],
      ],
    );
    t.deepEqual(
      (await source.readTrades([clientId('AB/1')])).map(({ bondId, isin, bondType, rating, coupon, frequency, maturityDay }) => [
        bondId,
        isin,
        bondType,
        rating,
        coupon as number | null,
        frequency,
        maturityDay,
      ]),
      [
        [
          'INE001A07AA1',
          'INE001A07AA1',
          'Corporate Bonds',
          { agency: 'CRISIL', grade: 'AA', suffix: null },
          0.0925,
          'semi-annual',
          day('2030-03-31'),
        ],
        ['INE002A07AA9', 'INE002A07AA9', 'Green Bonds', null, 0.08, 'annual', day('2031-12-01')],
      ],
    );
    t.deepEqual(
      (await source.readFamily(clientId('AB/2')))?.map(({ id }) => id as string),
      ['AB/1', 'AB/2'],
    );
    const held = (await source.readTrades([clientId('AB/1')])).map(({ amount, held: left }) => [
      amount as number,
      left as number | undefined,
    ]);
    t.deepEqual(held, [
      [125_000_000, 105_000_000],
      [2_500_000_000, undefined],
    ]);
    t.deepEqual(await source.readRelationshipManagers(), [{ id: 'RM-7', name: 'Meera', email: 'meera@firm.example' }]);
    t.is(await source.newestTradeDay(), day('2025-11-12'));
    t.deepEqual(
      (await source.readBondsOnOffer(day('2025-11-20'), day('2025-11-12'))).map((bond) => [
        bond.bondId,
        bond.yieldFrom,
        bond.minimumInvestment,
      ]),
      [['INE001A07AA1', 'offer', 10_00_000_00]],
    );
  });

  onBoth('a mapped book is recommended from like any other: each client alone reads as in the whole book', async (t, database) => {
    await writeOwnNames(database);
    const source = mapped(database, OWN_NAMES_DOCUMENT);
    const { book } = await source.readBook();
    for (const facts of book.clients) {
      const alone = await source.readClient(facts.id);
      t.deepEqual(
        alone?.clients.find(({ id }) => id === facts.id),
        facts,
      );
      t.deepEqual(alone && tradesOf(alone, facts.id), tradesOf(book, facts.id));
    }
  });

  onBoth('the doctor’s look counts what is understood, and says of the rest what, where and how to say it', async (t, database) => {
    await writeOwnNames(database);
    const look = (document: string) => checkWords(openMappedBook(database, parseMapping(document, 'firm.yaml'), LATER));
    const { filled, understood, problems } = await look(OWN_NAMES_DOCUMENT);
    t.is(filled - understood, 2);
    t.regex(problems.join('\n'), /trades, "value": 1 of 7 aren't understood, such as "see note". Expected: an amount/);
    t.regex(problems.join('\n'), /clients, "profile": 1 of 4 aren't understood, such as "Zebra"/);
    t.is(problems.length, 2);
    const said = OWN_NAMES_DOCUMENT.replace('words:', 'words:\n  band: { Zebra: nothing }').replace(
      'on_day\n    amount: value',
      'on_day\n    amount: { column: ytm }',
    );
    t.is((await look(said)).problems.length, 0);
  });

  onBoth('amounts in lakh that are read as rupees are noticed by their size', async (t, database) => {
    await database.knex.raw('create table deals (c varchar(9), i varchar(12), d date, v varchar(9))');
    for (let number = 0; number < 12; number++)
      await database.knex('deals').insert({ c: `C${number}`, i: 'INE001A07AA1', d: '2025-01-01', v: `${number}.5` });
    const document = 'version: 1\ntrades:\n  table: deals\n  columns: { client: c, isin: i, day: d, amount: v }\n';
    const look = (text: string) => checkWords(openMappedBook(database, parseMapping(text, 'firm.yaml'), LATER));
    t.regex((await look(document)).problems.join(), /half of the amounts are below ₹7\. Are they in another unit\? .*unit: lakh/);
    t.deepEqual((await look(document.replace('version: 1', 'version: 1\nform: { unit: lakh }'))).problems, []);
  });

  onBoth('the flat table reads the same through its document', async (t, database) => {
    await database.knex.schema.createTable('investment_data', (table) => {
      for (const name of parseMapping(FLAT_DOCUMENT, 'flat').name === 'flat' ? FLAT_COLUMNS : []) table.string(name, 60);
    });
    const rows = [
      [
        '1',
        'A1',
        '41',
        'M',
        'B',
        '--NA--',
        'INE001A07AA1',
        'Corporate Bonds',
        'buy',
        '2025-01-02',
        '100000',
        '2030-01-01',
        'CRISIL AA+',
        '9.5',
        '9.1',
      ],
      ['2', 'A2', '', '', '', 'A1', 'GS1', 'Government Securities', 'buy', '2025-02-03', '5000', '2040-01-01', '', '0', '7.1'],
      ['3', 'A1', '42', '', '', '', 'INE001A07AA1', 'Corporate Bonds', 'buy', '2025-03-04', '7000', '2031-01-01', 'CRISIL AA', '', ''],
    ];
    for (const row of rows)
      await database.knex('investment_data').insert(Object.fromEntries(FLAT_COLUMNS.map((name, place) => [name, row[place] ?? null])));
    const document = FLAT_DOCUMENT.replace(/^clients:[\s\S]*/m, '');
    const columns = new Set(FLAT_COLUMNS);
    const there = document
      .split('\n')
      .filter((line) => !/^ {4}\w+: \w+$/.test(line) || columns.has(line.trim().split(': ')[1] as string))
      .join('\n');
    const [own, read] = [await flatSource(database, LATER).readBook(), await mapped(database, there).readBook()];
    t.deepEqual(read.book, own.book);
    t.deepEqual(await mapped(database, there).readFamily(clientId('A2')), await flatSource(database, LATER).readFamily(clientId('A2')));
  });

  onBoth('a perpetual bond has no maturity, and the days of its call and put are known, mapped or flat', async (t, database) => {
    const columns = [
      'client_id',
      'bond_id',
      'bond_type',
      'trade_date',
      'trade_value',
      'maturity_date',
      'coupon_rate',
      'frequency',
      'call_date',
      'put_date',
      'face_value',
      'seniority',
      'tax_status',
    ];
    await database.knex.schema.createTable('investment_data', (table) => {
      for (const name of columns) table.string(name, 60);
    });
    const row = ['A1', 'INE001A07AA1', 'Corporate Bonds', '2025-01-02', '100000', 'Perpetual', '9', 'Annual', '2029-01-02', '2028-01-02'];
    row.push('1000', 'Unsecured, subordinated', 'Tax free');
    await database.knex('investment_data').insert(Object.fromEntries(columns.map((name, place) => [name, row[place]])));
    const document = `version: 1
trades:
  table: investment_data
  columns: { client: client_id, bond: bond_id, type: bond_type, day: trade_date, amount: trade_value, maturity: maturity_date, coupon: coupon_rate, frequency: frequency, call: call_date, put: put_date, face: face_value, seniority: seniority, tax: tax_status }
`;
    const right = (on: string) => [{ day: day(on), price: 1 }];
    for (const source of [flatSource(database, LATER), mapped(database, document)]) {
      const bond = await source.readBond('INE001A07AA1', day('2025-01-03'));
      t.like(bond, { maturityDay: null, terms: { calls: right('2029-01-02'), puts: right('2028-01-02'), faceValue: 100_000 } });
      for (const trait of ['perpetual', 'unsecured', 'subordinated', 'tax-free'] as const) t.true(bond?.traits?.includes(trait), trait);
      t.is((await source.readBondsOnOffer(day('2025-01-03'), day('2025-01-02'))).length, 1);
    }
  });

  onBoth('where trades disagree on a bond’s maturity, one cell makes it no perpetual; and ages are whole years', async (t, database) => {
    const columns = ['client_id', 'age', 'bond_id', 'bond_type', 'trade_date', 'trade_value', 'maturity_date'];
    await database.knex.schema.createTable('investment_data', (table) => {
      for (const name of columns) table.string(name, 60);
    });
    const deals = [
      ['A1', '61.5', '2025-01-02', '2030-03-31'],
      ['A2', '120.9', '2025-01-03', '2030-03-31'],
      ['A3', '0.9', '2025-01-04', 'Perpetual'],
    ];
    for (const [client_id = '', age = '', trade_date = '', maturity_date = ''] of deals)
      await database.knex('investment_data').insert({
        ...{ client_id, age, trade_date, maturity_date },
        ...{ bond_id: 'INE001A07AA1', bond_type: 'Corporate Bonds', trade_value: '100000' },
      });
    const document = `version: 1
trades:
  table: investment_data
  columns: { client: client_id, age: age, bond: bond_id, type: bond_type, day: trade_date, amount: trade_value, maturity: maturity_date }
`;
    for (const source of [flatSource(database, LATER), mapped(database, document)]) {
      const bond = await source.readBond('INE001A07AA1', day('2025-01-05'));
      t.is(bond?.maturityDay, day('2030-03-31'));
      t.false(bond?.traits?.includes('perpetual') ?? false);
      const ages = await Promise.all(
        ['A1', 'A2', 'A3'].map(async (id) => (await source.readClient(clientId(id)))?.clients[0]?.recordedAge),
      );
      t.deepEqual(ages, [61, 120, null]);
    }
  });

  for (const [what, document, says] of [
    ['a table', 'trades:\n  table: dealz\n  columns: { client: a }', /section "trades" reads the table "dealz", which isn't there/],
    [
      'a column',
      'trades:\n  table: deals\n  columns: { client: cust, day: when_dealt }',
      /reads "when_dealt", "cust", which "deals" doesn't have/,
    ],
    [
      'a column of a query',
      'trades:\n  select: select no_such from deals\n  columns: { client: no_such }',
      /has a query that the database refuses/,
    ],
    ['any place', 'trades:\n  columns: { client: a }', /names no table and no select.*import --mapping/],
  ] as const) {
    onBoth(`a document that names ${what} which isn’t there is refused, with what to do`, async (t, database) => {
      await writeOwnNames(database);
      const mapping = parseMapping(`version: 1\n${document}\n`, 'firm.yaml');
      const error = await t.throwsAsync(openSource(database, { ...FIRM, layout: null, mapping }), { instanceOf: SourceUnavailableError });
      t.regex(error?.message ?? '', says);
      t.is((error as SourceUnavailableError).kind, 'configuration');
    });
  }

  for (const [what, spec] of [
    ['several columns of ratings', 'rating: { columns: [CRISIL, ICRA] }'],
    ['the cell above', 'client: { column: cust, empty: as above }'],
  ]) {
    onBoth(`a document for a database that says ${what} is refused: only files have that`, async (t, database) => {
      await writeOwnNames(database);
      const mapping = parseMapping(`version: 1\ntrades:\n  table: deals\n  columns: { ${spec} }\n`, 'firm.yaml');
      const error = await t.throwsAsync(openSource(database, { ...FIRM, layout: null, mapping }), { instanceOf: SourceUnavailableError });
      t.regex(error?.message ?? '', /says "columns" or "empty" for (rating|client), which only files can have/);
      t.is((error as SourceUnavailableError).kind, 'configuration');
    });
  }

  onBoth('a query that would write is refused, and writes nothing', async (t, database) => {
    await writeOwnNames(database);
    const mapping = parseMapping('version: 1\ntrades:\n  select: delete from deals\n  columns: { client: acct }\n', 'firm.yaml');
    await t.throwsAsync(openSource(database, { ...FIRM, layout: null, mapping }));
    t.is((await database.knex('deals')).length, OWN_NAMES.deals.length + 1);
  });
};

const FLAT_COLUMNS = [
  'id',
  'client_id',
  'age',
  'gender',
  'risk_category',
  'parent_client_id',
  'bond_id',
  'bond_type',
  'side',
  'trade_date',
  'trade_value',
  'maturity_date',
  'rating',
  'coupon_rate',
  'ytm',
];
