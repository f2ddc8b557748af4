import type { OldBook } from '../../advisor/calendar/old-book.ts';
import type { Day } from '../../advisor/units.ts';

export interface Clock {
  now(): Date;
}

/** The desk's days: in its own time zone, by the exchange's holidays. */
export interface DeskCalendar {
  /** The desk's time zone (TZ_NAME). */
  readonly zone: string;
  /** The desk's day now. Serving counts from it. */
  today(): Day;
  /** The desk's day at an instant. */
  dayOf(instant: Date): Day;
  /** The instant at which a day of the desk ends. */
  endOf(day: Day): Date;
  isWorkingDay(day: Day): boolean;
  /** Whether the list of holidays has any of that day's year. If not, only weekends count as closed. */
  knowsHolidaysOf(day: Day): boolean;
  /** The first `count` working days after a day. */
  nextWorkingDays(day: Day, count: number): readonly Day[];
  /** The day on which what's agreed on a day settles (T+1). Today's is the last day a trade can bear; a bond on offer matures later. */
  settlementDay(day: Day): Day;
  /** Working days from a book's newest trade to a day; 0 if it's no later. */
  workingDaysOld(bookDay: Day, on: Day): number;
  /** What to say of a book that ends on this day; null if it's recent enough, or its day isn't known. */
  oldBook(bookDay: Day | null, on: Day): OldBook | null;
}
