import test from 'ava';
import fc from 'fast-check';
import { type Day, isoFromDay } from '../../../src/advisor/units.ts';
import { openDatabase } from '../../../src/data/database.ts';
import { importBook } from '../../../src/data/import/import-book.ts';
import { deskOn } from '../../helpers/desk-on.ts';
import { filesOf } from './csv-files.ts';

const database = openDatabase('sqlite::memory:');
test.after.always(() => database.close());

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const parts = (day: Day): [string, string, string] => isoFromDay(day).split('-') as [string, string, string];
const indian = (whole: number): string => {
  const digits = String(whole);
  const head = digits.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',');
  return head === '' ? digits : `${head},${digits.slice(-3)}`;
};

const DAYS: Readonly<Record<string, (day: Day) => string>> = {
  iso: isoFromDay,
  slashes: (day) => isoFromDay(day).replaceAll('-', '/'),
  dayFirst: (day) => parts(day).reverse().join('-'),
  shortDayFirst: (day) => `${parts(day)[2]}/${parts(day)[1]}/${parts(day)[0].slice(2)}`,
  monthFirst: (day) => `${parts(day)[1]}/${parts(day)[2]}/${parts(day)[0]}`,
  words: (day) => `${Number(parts(day)[2])}-${MONTHS[Number(parts(day)[1]) - 1]}-${parts(day)[0].slice(2)}`,
  serial: (day) => String(day + 25_569),
  instant: (day) => `${isoFromDay((day - 1) as Day)}T18:30:00.000Z`,
};
/** Whole rupees, in forms that keep them exactly. */
const AMOUNTS: Readonly<Record<string, (rupees: number) => string>> = {
  plain: String,
  paise: (rupees) => `${rupees}.00`,
  indian: (rupees) => indian(rupees),
  rupees: (rupees) => `Rs. ${indian(rupees)}/-`,
  sign: (rupees) => `₹${indian(rupees)}.00`,
  lakh: (rupees) => `${rupees / 100_000} lakh`,
  crore: (rupees) => `${rupees / 10_000_000} Cr`,
  debit: (rupees) => `${indian(rupees)}.00 Dr`,
};
const BANDS = {
  letters: ['A', 'B', 'C'],
  words: ['Conservative', 'Moderate', 'Aggressive'],
  risk: ['Low Risk', 'Medium Risk', 'High Risk'],
} as const;
const RATINGS: Readonly<Record<string, (grade: string) => string>> = {
  plain: (grade) => grade,
  outlook: (grade) => `CRISIL ${grade}/Stable`,
  brackets: (grade) => `[ICRA]${grade}(Stable)`,
  last: (grade) => `${grade} CARE`,
  dash: (grade) => grade.replace('-', '\u2212'),
};
const RATES: Readonly<Record<string, (percent: number) => string>> = {
  bare: String,
  sign: (percent) => `${percent}%`,
  spaced: (percent) => `${percent.toFixed(2)} % p.a.`,
};
const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const;
const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  utf8: (text) => Buffer.from(text),
  mark: (text) => Buffer.from(`\uFEFF${text}`),
  utf16: (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
};

const trade = fc.record({
  client: fc.integer({ min: 1, max: 99 }),
  day: fc.integer({ min: 18_000, max: 20_400 }),
  rupees: fc.integer({ min: 1, max: 9999 }).map((lakhs) => lakhs * 1000),
  band: fc.integer({ min: 0, max: 2 }),
  grade: fc.constantFrom('AAA', 'AA+', 'A-', 'BBB', 'BB-', 'C'),
  percent: fc.integer({ min: 400, max: 1500 }).map((points) => points / 100),
});
const form = fc.record({
  day: fc.constantFrom(...Object.keys(DAYS)),
  amount: fc.constantFrom(...Object.keys(AMOUNTS)),
  band: fc.constantFrom(...(Object.keys(BANDS) as (keyof typeof BANDS)[])),
  rating: fc.constantFrom(...Object.keys(RATINGS)),
  rate: fc.constantFrom(...Object.keys(RATES)),
  separator: fc.constantFrom(...(Object.keys(SEPARATORS) as (keyof typeof SEPARATORS)[])),
  encoding: fc.constantFrom(...Object.keys(ENCODINGS)),
  titles: fc.boolean(),
  total: fc.boolean(),
  returns: fc.boolean(),
});

test('any book written in any of these forms reads back the same', async (t) => {
  const write = filesOf(t);
  await fc.assert(
    fc.asyncProperty(fc.array(trade, { minLength: 1, maxLength: 12 }), form, async (trades, how) => {
      // A day and an amount that can only be read in one way settle their columns, as in a book of any length.
      const book = [...trades, { client: 1, day: 20_118, rupees: 500_000, band: 0, grade: 'AAA', percent: 7 }];
      const separator = SEPARATORS[how.separator];
      const line = (cells: readonly string[]): string => cells.map((cell) => (/[",;\t|]/.test(cell) ? `"${cell}"` : cell)).join(separator);
      const lines = [
        ...(how.titles ? [line(['Kite Wealth', '', '', '', '', '', '']), line(['', '', '', '', '', '', ''])] : []),
        line(['Client Code', 'ISIN', 'Deal Date', 'Consideration', 'Risk Profile', 'Credit Rating', 'YTM']),
        ...book.map(({ client, day, rupees, band, grade, percent }) =>
          line([
            `K${client}`,
            'INE001A07AA1',
            DAYS[how.day]?.(day as Day) ?? '',
            AMOUNTS[how.amount]?.(rupees) ?? '',
            BANDS[how.band][band] as string,
            RATINGS[how.rating]?.(grade) ?? '',
            RATES[how.rate]?.(percent) ?? '',
          ]),
        ),
        ...(how.total ? [line(['Total', '', '', '1', '', '', ''])] : []),
      ];
      const bytes = ENCODINGS[how.encoding]?.(lines.join(how.returns ? '\r\n' : '\n')) ?? Buffer.alloc(0);
      const outcome = await importBook(database, {
        tradesFile: write(bytes, 'any.csv'),
        dryRun: true,
        now: new Date(),
        calendar: deskOn('2026-11-30'),
      });
      t.deepEqual(
        outcome.kind === 'refused'
          ? outcome.doubt
          : outcome.report.understood.map((row) => [
              row.client,
              row.tradeDay,
              row.amountPaise,
              row.recordedBand,
              row.grade,
              row.ytmPercent,
            ]),
        book.map(({ client, day, rupees, band, grade, percent }) => [
          `K${client}`,
          isoFromDay(day as Day),
          rupees * 100,
          'ABC'[band],
          grade,
          percent,
        ]),
      );
    }),
    { numRuns: 250 },
  );
});
