import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { EXCHANGE_HOLIDAYS } from '../src/advisor/calendar/exchange-holidays.ts';
import { isoFromDay } from '../src/advisor/units.ts';
import { UsageError } from '../src/faults/usage-error.ts';
import { holidaysIn, readHolidays } from '../src/holidays.ts';
import { openProduct, temporaryFolder } from './helpers/product.ts';

const LIST = '\uFEFF# The firm’s own\r\n2026-11-24  Guru Nanak Jayanti\r\n\r\n2026/12/25, Christmas\r\n';

test('a firm’s list has a date a line, with whatever it wants to say after it', (t) => {
  t.deepEqual([...holidaysIn(LIST, 'own.txt')].map(isoFromDay), ['2026-11-24', '2026-12-25']);
});

test('without a file the built-in list counts', (t) => {
  t.is(readHolidays(null), EXCHANGE_HOLIDAYS);
});

test('every line that is no date is named, with what to write instead', (t) => {
  const error = t.throws(() => holidaysIn('2026-11-24\n31/02/2025 nothing\n2026-02-30\n', 'own.txt'), { instanceOf: UsageError });
  t.is(
    error?.message,
    [
      "HOLIDAYS_FILE own.txt can't be used.",
      'Line 2: "31/02/2025" isn\'t a date. Write it as 2026-11-24.',
      'Line 3: "2026-02-30" isn\'t a date. Write it as 2026-11-24.',
    ].join('\n'),
  );
});

test('a list without a date is a mistake, and so is a file that is not there', (t) => {
  t.throws(() => holidaysIn('# nothing yet\n', 'own.txt'), { instanceOf: UsageError, message: /holds no date/ });
  t.throws(() => readHolidays('/nowhere/own.txt'), { instanceOf: UsageError, message: /can't be read \(ENOENT\)/ });
});

test('the product goes by the firm’s list in place of ours', async (t) => {
  const file = join(temporaryFolder(t), 'own.txt');
  writeFileSync(file, LIST);
  const { calendar } = await openProduct(t, { HOLIDAYS_FILE: file });
  const closed = ['2026-11-10', '2026-11-24'].map((iso) => !calendar.isWorkingDay((Date.parse(iso) / 86_400_000) as never));
  t.deepEqual(closed, [false, true]);
});
