import { addDays, type Day } from '../units.ts';

/** Days on which the exchange is closed, besides Saturdays and Sundays. */
export type Holidays = ReadonlySet<Day>;

const DAYS_A_WEEK = 7;
/** 1 January 1970 was a Thursday. */
const WEEKDAY_OF_DAY_0 = 4;

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (day: Day): number => (((day + WEEKDAY_OF_DAY_0) % DAYS_A_WEEK) + DAYS_A_WEEK) % DAYS_A_WEEK;

export const isWorkingDay = (day: Day, holidays: Holidays): boolean => {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
};

/** The day itself, if the exchange is open then; otherwise the next day on which it is. */
const workingDayFrom = (day: Day, holidays: Holidays): Day => {
  let found = day;
  while (!isWorkingDay(found, holidays)) found = addDays(found, 1);
  return found;
};

/** The day on which what's agreed on a day settles (T+1). What's agreed on a closed day is traded on the next open one. */
export const settlementDay = (day: Day, holidays: Holidays): Day => workingDayFrom(addDays(workingDayFrom(day, holidays), 1), holidays);

/** The first `count` working days after a day. */
export const nextWorkingDays = (day: Day, count: number, holidays: Holidays): readonly Day[] => {
  const days: Day[] = [];
  for (let last = day; days.length < count; days.push(last)) last = workingDayFrom(addDays(last, 1), holidays);
  return days;
};

/** Working days after `earlier`, up to `later` inclusive; 0 if `later` isn't later. */
export const workingDaysBetween = (earlier: Day, later: Day, holidays: Holidays): number => {
  let days = 0;
  for (let day = addDays(earlier, 1); day <= later; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) days++;
  return days;
};
