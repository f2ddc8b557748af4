import { EXCHANGE_HOLIDAYS } from '../../src/advisor/calendar/exchange-holidays.ts';
import { type Day, isoFromDay } from '../../src/advisor/units.ts';
import type { DeskCalendar } from '../../src/usecases/ports/clock.ts';
import { deskCalendar } from '../../src/usecases/serving/desk-calendar.ts';

/** The desk's time zone in tests. */
export const ZONE = 'Asia/Kolkata';

/** The calendar of a desk in India on a day, at noon: `2026-11-29`, or a number of days. */
export const deskOn = (day: string | Day): DeskCalendar => {
  const noon = new Date(`${typeof day === 'string' ? day : isoFromDay(day)}T12:00:00+05:30`);
  return deskCalendar({ now: () => noon }, ZONE, EXCHANGE_HOLIDAYS);
};
