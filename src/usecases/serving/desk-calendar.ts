import { dateOf } from '../../advisor/bonds/math/calendar.ts';
import { oldBookOf } from '../../advisor/calendar/old-book.ts';
import { dayAt, instantOf } from '../../advisor/calendar/wall-clock.ts';
import { type Holidays, isWorkingDay, nextWorkingDays, settlementDay, workingDaysBetween } from '../../advisor/calendar/working-days.ts';
import { addDays, type Day, midnightOf } from '../../advisor/units.ts';
import type { Clock, DeskCalendar } from '../ports/clock.ts';

const yearOf = (day: Day): number => midnightOf(day).getUTCFullYear();

/** The calendar of a desk: a clock, its time zone and the days on which its exchange is closed. */
export const deskCalendar = (clock: Clock, zone: string, holidays: Holidays): DeskCalendar => {
  const years = new Set([...holidays].map(yearOf));
  const workingDaysOld = (bookDay: Day, on: Day): number => workingDaysBetween(bookDay, on, holidays);
  return {
    zone,
    today: () => dayAt(clock.now(), zone),
    dayOf: (instant) => dayAt(instant, zone),
    endOf: (day) => {
      const { year, month, date } = dateOf(addDays(day, 1));
      return instantOf({ year, month, dayOfMonth: date, hour: 0, minute: 0 }, zone);
    },
    isWorkingDay: (day) => isWorkingDay(day, holidays),
    knowsHolidaysOf: (day) => years.has(yearOf(day)),
    nextWorkingDays: (day, count) => nextWorkingDays(day, count, holidays),
    settlementDay: (day) => settlementDay(day, holidays),
    workingDaysOld,
    oldBook: (bookDay, on) => (bookDay === null ? null : oldBookOf(bookDay, workingDaysOld(bookDay, on), on)),
  };
};
