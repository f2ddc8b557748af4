import test from 'ava';
import { writeXlsx } from 'hucre/xlsx';
import { openDatabase } from '../../../src/data/database.ts';
import { importBook } from '../../../src/data/import/import-book.ts';
import { parseMapping } from '../../../src/data/mapping/parse-mapping.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { filesOf } from '../import/csv-files.ts';

const database = openDatabase('sqlite::memory:');
test.after.always(() => database.close());

const HEADINGS = ['Client', 'ISIN', 'Type', 'Trade Date', 'Amount', 'Coupon'];
const PERCENT = { style: { numFmt: '0.00%' } };

/** A workbook whose rows start in the third line of each sheet. */
const workbook = (sheets: Readonly<Record<string, ReadonlyArray<readonly (string | number | Date)[]>>>) =>
  writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({
      name,
      rows: [['Kite Wealth'], [], ...rows].map((cells) => [...cells]),
      cells: new Map(
        rows.flatMap((cells, row) => (typeof cells[5] === 'number' ? [[`${row + 2},5`, { value: cells[5], ...PERCENT }] as const] : [])),
      ),
    })),
  });

const load = async (tradesFile: string, mapping = null as ReturnType<typeof parseMapping> | null) =>
  importBook(database, { tradesFile, mapping, dryRun: true, now: new Date(), calendar: deskOn('2026-11-30') });

const trade = (client: string, date: Date, amount: number) => [client, 'INE001A07AA1', 'Bonds', date, amount, 0.0925] as const;

test('a workbook is read with its days, its percentages and its titles', async (t) => {
  const file = filesOf(t)(await workbook({ Deals: [HEADINGS, trade('C1', new Date('2025-05-02T00:00:00Z'), 125000.5)] }), 'deals.xlsx');
  const outcome = await load(file);
  t.like(outcome.report?.understood[0], { line: 4, client: 'C1', tradeDay: '2025-05-02', amountPaise: 12500050, couponPercent: 9.25 });
});

test('sheets with the same headings are read as one book; with others, the mapping names the sheet', async (t) => {
  const write = filesOf(t);
  const day = new Date('2025-05-02T00:00:00Z');
  const both = await load(
    write(await workbook({ May: [HEADINGS, trade('C1', day, 1)], June: [HEADINGS, trade('C2', day, 2)], Notes: [['Hello']] }), 'both.xlsx'),
  );
  t.is(both.report?.taken, 2);
  const other = ['Customer ID', ...HEADINGS.slice(1)];
  const mixed = write(await workbook({ May: [HEADINGS, trade('C1', day, 1)], Old: [other, trade('C2', day, 2)] }), 'mixed.xlsx');
  const refused = await load(mixed);
  t.regex(refused.kind === 'refused' ? `${refused.doubt.reason} ${refused.doubt.expected}` : '', /several sheets.*sheet: "May"/);
  const named = await load(mixed, parseMapping('version: 1\ntrades: { sheet: Old }\n', 'm'));
  t.is(named.report?.understood[0]?.client, 'C2');
  const absent = await load(mixed, parseMapping('version: 1\ntrades: { sheet: Nowhere }\n', 'm'));
  t.regex(absent.kind === 'refused' ? absent.doubt.reason : '', /no sheet "Nowhere"/);
});

test('a damaged workbook is said to be one', async (t) => {
  const outcome = await load(filesOf(t)(Buffer.from('PK\u0003\u0004 and no more'), 'broken.xlsx'));
  t.regex(outcome.kind === 'refused' ? outcome.doubt.reason : '', /can't be read as an Excel workbook/);
});
