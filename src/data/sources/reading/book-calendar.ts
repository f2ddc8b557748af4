import type { Day } from '../../../advisor/units.ts';
import type { DeskCalendar } from '../../../usecases/ports/clock.ts';

/** The days that a source reads a book by. */
export type BookCalendar = Pick<DeskCalendar, 'today' | 'settlementDay' | 'zone'>;

/** The last day that a trade can bear: when what's agreed today settles. A later one is a mistake, and never believed. */
export const latestTradeDay = (calendar: BookCalendar): Day => calendar.settlementDay(calendar.today());
