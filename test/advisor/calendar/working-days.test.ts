import test from 'ava';
import fc from 'fast-check';
import { EXCHANGE_HOLIDAYS } from '../../../src/advisor/calendar/exchange-holidays.ts';
import { isWorkingDay, nextWorkingDays, settlementDay, weekdayOf, workingDaysBetween } from '../../../src/advisor/calendar/working-days.ts';
import { addDays, type Day, day, isoFromDay } from '../../../src/advisor/units.ts';
import { on } from '../../helpers/samples/small-book.ts';

const settles = (iso: string): string => isoFromDay(settlementDay(on(iso), EXCHANGE_HOLIDAYS));
const since = (from: string, to: string): number => workingDaysBetween(on(from), on(to), EXCHANGE_HOLIDAYS);

test('the exchange is closed on weekends and on its holidays', (t) => {
  // 24 November 2026, a Tuesday, is Guru Nanak Jayanti.
  const week = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25'];
  t.deepEqual(
    week.map((iso) => isWorkingDay(on(iso), EXCHANGE_HOLIDAYS)),
    [true, false, false, true, false, true],
  );
});

test('a trade settles on the next working day; one agreed on a closed day is traded on the next open one', (t) => {
  t.is(settles('2026-11-25'), '2026-11-26');
  t.is(settles('2026-11-27'), '2026-11-30', 'Friday');
  t.is(settles('2026-11-28'), '2026-12-01', 'Saturday');
  t.is(settles('2026-11-29'), '2026-12-01', 'Sunday');
  t.is(settles('2026-11-23'), '2026-11-25', 'the day before a holiday');
  t.is(settles('2026-11-24'), '2026-11-26', 'a holiday');
});

test('the next working days skip weekends and holidays, and begin after the day itself', (t) => {
  const next = (iso: string, count: number): string[] => nextWorkingDays(on(iso), count, EXCHANGE_HOLIDAYS).map(isoFromDay);
  t.deepEqual(next('2026-11-20', 3), ['2026-11-23', '2026-11-25', '2026-11-26']);
  t.deepEqual(next('2026-11-22', 1), ['2026-11-23']);
  t.deepEqual(next('2026-11-23', 0), []);
});

test('a book ages by working days only', (t) => {
  t.is(since('2026-11-27', '2026-11-29'), 0, 'Friday to Sunday');
  t.is(since('2026-11-27', '2026-11-30'), 1);
  t.is(since('2026-11-20', '2026-11-27'), 4, 'a week with a holiday');
  t.is(since('2026-11-27', '2026-11-20'), 0, 'a book that is ahead');
});

test('every holiday in the list is a weekday: a weekend needs none', (t) => {
  for (const holiday of EXCHANGE_HOLIDAYS) t.true(weekdayOf(holiday) > 0 && weekdayOf(holiday) < 6, isoFromDay(holiday));
});

const anyDay = fc.integer({ min: -200_000, max: 200_000 }).map(day);
const holidays = fc.uniqueArray(anyDay, { maxLength: 30 }).map((days) => new Set<Day>(days));

test('a settlement day is a working day, the first after the day of the trade', (t) => {
  fc.assert(
    fc.property(anyDay, holidays, (at, closed) => {
      const settled = settlementDay(at, closed);
      t.true(isWorkingDay(settled, closed));
      // What's agreed on a closed day is traded on the next open one, so two working days lie after it.
      t.is(workingDaysBetween(at, settled, closed), isWorkingDay(at, closed) ? 1 : 2);
    }),
  );
});

test('working days add up over any day in between', (t) => {
  fc.assert(
    fc.property(anyDay, fc.nat(60), fc.nat(60), holidays, (from, first, second, closed) => {
      const [middle, to] = [addDays(from, first), addDays(from, first + second)];
      t.is(workingDaysBetween(from, middle, closed) + workingDaysBetween(middle, to, closed), workingDaysBetween(from, to, closed));
    }),
  );
});
