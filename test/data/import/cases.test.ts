import { join } from 'node:path';
import test from 'ava';
import { openDatabase } from '../../../src/data/database.ts';
import { type ImportOutcome, importBook } from '../../../src/data/import/import-book.ts';
import type { UnderstoodRow } from '../../../src/data/understanding/understood.ts';
import { deskOn } from '../../helpers/desk-on.ts';

const CASES = join(process.cwd(), 'test/data/import/cases');
const NOW = new Date('2026-11-30T10:00:00Z');

const load = async (...names: string[]): Promise<readonly ImportOutcome[]> => {
  const database = openDatabase('sqlite::memory:');
  const outcomes: ImportOutcome[] = [];
  try {
    for (const name of names) {
      outcomes.push(await importBook(database, { tradesFile: join(CASES, `${name}.csv`), now: NOW, calendar: deskOn('2026-11-30') }));
    }
  } finally {
    await database.close();
  }
  return outcomes;
};

/** A field of all rows that a case's file holds, as understood. */
const understood = async <K extends keyof UnderstoodRow>(name: string, field: K): Promise<readonly UnderstoodRow[K][] | string> => {
  const [outcome] = (await load(name)) as [ImportOutcome];
  return outcome.kind === 'refused' ? outcome.doubt.reason : outcome.report.understood.map((row) => row[field]);
};

for (const [name, field, values] of [
  ['rating-outlook', 'grade', ['AA+', 'AA+', 'AAA', 'BBB+']],
  ['rating-outlook', 'band', ['A', 'A', 'A', 'B']],
  ['rating-withdrawn', 'grade', [null, null, null]],
  ['dates-day-first', 'tradeDay', ['2025-01-15', '2025-02-28', '2025-01-17']],
  ['dates-day-first', 'maturityDay', ['2030-03-31', '2031-08-15', '2030-01-01']],
  ['maturity-day-first-only', 'maturityDay', ['2030-03-31', '2031-08-15']],
  ['amounts-indian', 'amountPaise', [10000000, 12500000, 50000000, 125000000, 10000000]],
  ['rates-percent-sign', 'couponPercent', [9.5]],
  ['rates-percent-sign', 'ytmPercent', [9.25]],
  ['risk-in-words', 'recordedBand', ['A', 'B', 'C', 'A', 'B', 'C']],
  ['gender-in-words', 'gender', ['M', 'F', 'M', 'HUF']],
  ['parent-placeholders', 'parent', Array(9).fill(null)],
  ['perpetual', 'perpetual', [true, true, true, null]],
  ['sell-column', 'side', ['buy', 'sell']],
  ['type-spellings', 'type', Array(4).fill('Corporate Bonds')],
  ['frequency-counts', 'frequency', ['semi-annual', 'quarterly', 'monthly']],
  ['title-above-header', 'line', [5]],
] as const) {
  test(`${name}: ${field}`, async (t) => t.deepEqual((await understood(name, field)) as unknown, values));
}

for (const [name, taken] of [
  ['header-with-blanks', 1],
  ['header-only-what-is-needed', 1],
  ['title-above-header', 1],
  ['mostly-unusable', 11],
  ['sell-column', 1],
  ['perpetual', 4],
] as const) {
  test(`${name}: ${taken} taken`, async (t) => {
    const [outcome] = await load(name);
    t.is(outcome?.report?.taken, taken);
  });
}

test('a trade of 2062 is set aside, and its file is taken', async (t) => {
  const [outcome] = await load('date-typo-2062');
  t.like(outcome, { kind: 'imported', report: { taken: 2, setAside: { 'date is in the future': { count: 1, lines: [4] } } } });
});

test('an amount with bare commas is named as such', async (t) => {
  const [outcome] = await load('amount-not-quoted');
  if (outcome?.kind !== 'refused') return t.fail();
  t.regex(outcome.doubt.reason, /1 of 2 rows can't be used: the amount has commas: it must be in quotes .*or bare/);
  t.like(outcome.doubt, { column: 'trade_value', line: 2, value: '1,00,000.00' });
});

test('rates that are all under 1 are asked about', async (t) => {
  const [outcome] = await load('rates-as-fractions');
  if (outcome?.kind !== 'refused') return t.fail();
  t.like(outcome.doubt, { column: 'coupon_rate', line: 2, value: '0.095' });
  t.regex(outcome.doubt.expected, /rates: fraction/);
});

test('overlapping months make each trade once', async (t) => {
  const outcomes = await load('overlap-month-1', 'overlap-month-2');
  t.deepEqual(
    outcomes.map(({ report }) => [report?.taken, report?.duplicates]),
    [
      [2, 0],
      [1, 1],
    ],
  );
});

test('the spellings of a type are shown with the one that is kept', async (t) => {
  const [outcome] = await load('type-spellings');
  t.deepEqual(outcome?.report?.merged, [{ kept: 'Corporate Bonds', spellings: ['Corporate Bonds', 'corporate bonds', 'CORPORATE BONDS'] }]);
});
