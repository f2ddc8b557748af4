import { weekdayOf } from '../../../advisor/calendar/working-days.ts';
import { addDays, type Day, isoFromDay } from '../../../advisor/units.ts';

const isWeekend = (value: Day): boolean => weekdayOf(value) === 0 || weekdayOf(value) === 6;

/** The day itself, or the Friday before a weekend: nobody trades on weekends. */
export const weekdayUpTo = (value: Day): Day => {
  let day = value;
  while (isWeekend(day)) day = addDays(day, -1);
  return day;
};

/** The month, 1 to 12. */
export const monthOf = (value: Day): number => Number(isoFromDay(value).slice(5, 7));

export const yearOf = (value: Day): number => Number(isoFromDay(value).slice(0, 4));

export const DAYS_A_YEAR = 365.25;

/** The span of the demo book: four years up to the reference day. */
export interface DemoSpan {
  readonly first: Day;
  readonly last: Day;
}

export const spanUpTo = (referenceDay: Day): DemoSpan => ({ first: addDays(referenceDay, -1461), last: referenceDay });
