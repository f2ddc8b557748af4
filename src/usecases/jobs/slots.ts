import { instantOf, wallTimeOf } from '../../advisor/calendar/wall-clock.ts';
import { MILLISECONDS_PER_DAY } from '../../advisor/units.ts';
import type { Schedule } from './schedule.ts';

/** A schedule that matches no day in so many days matches none (except 29 February, which is no day for a job). */
const DAYS_TO_LOOK = 370;

/** All slots of a calendar day of the zone, in order. `day` is that day's midnight as if it were UTC. */
const slotsOn = (schedule: Schedule, zone: string, day: Date): Date[] => {
  const [year, month, dayOfMonth] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
  const matches =
    schedule.months.includes(month) && schedule.daysOfMonth.includes(dayOfMonth) && schedule.daysOfWeek.includes(day.getUTCDay());
  if (!matches) return [];
  return schedule.hours
    .flatMap((hour) => schedule.minutes.map((minute) => instantOf({ year, month, dayOfMonth, hour, minute }, zone)))
    .sort((left, right) => left.getTime() - right.getTime());
};

const midnightOf = (instant: Date, zone: string): number => {
  const { year, month, dayOfMonth } = wallTimeOf(instant, zone);
  return Date.UTC(year, month - 1, dayOfMonth);
};

/** The last slot at or before an instant; null if there isn't one within a year. */
export const newestSlot = (schedule: Schedule, zone: string, now: Date): Date | null => {
  const today = midnightOf(now, zone);
  for (let back = 0; back <= DAYS_TO_LOOK; back++) {
    const slot = slotsOn(schedule, zone, new Date(today - back * MILLISECONDS_PER_DAY)).findLast((it) => it.getTime() <= now.getTime());
    if (slot) return slot;
  }
  return null;
};

/** The first slot after an instant; null if there isn't one within a year. */
export const nextSlot = (schedule: Schedule, zone: string, now: Date): Date | null => {
  const today = midnightOf(now, zone);
  for (let ahead = 0; ahead <= DAYS_TO_LOOK; ahead++) {
    const slot = slotsOn(schedule, zone, new Date(today + ahead * MILLISECONDS_PER_DAY)).find((it) => it.getTime() > now.getTime());
    if (slot) return slot;
  }
  return null;
};
