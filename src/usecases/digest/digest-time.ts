import { readSchedule } from '../jobs/schedule.ts';
import { newestSlot, nextSlot } from '../jobs/slots.ts';
import type { DigestTime } from '../ports/digest-subscriptions.ts';

/** What a person chooses: a day of the week (0 is Sunday) and a time, in a zone. */
export interface WeeklyTime {
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
  readonly zone: string;
}

export const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

export const timeFromWeekly = ({ weekday, hour, minute, zone }: WeeklyTime): DigestTime => ({
  cron: `${minute} ${hour} * * ${weekday}`,
  zone,
});

/** The weekly time of a schedule; null if it's not weekly, which only the configuration can say. */
export const weeklyFromTime = ({ cron, zone }: DigestTime): WeeklyTime | null => {
  const schedule = readSchedule(cron);
  const [weekday, hour, minute] = [schedule?.daysOfWeek, schedule?.hours, schedule?.minutes];
  if (weekday?.length !== 1 || hour?.length !== 1 || minute?.length !== 1) return null;
  if (schedule?.months.length !== 12) return null;
  return { weekday: weekday[0] as number, hour: hour[0] as number, minute: minute[0] as number, zone };
};

/** The last moment at or before `now` at which a digest was due; null if the time isn't valid. */
export const dueAtOrBefore = ({ cron, zone }: DigestTime, now: Date): Date | null => {
  const schedule = readSchedule(cron);
  return schedule && isZone(zone) ? newestSlot(schedule, zone, now) : null;
};

/** The next moment after `now` at which a digest is due; null if the time isn't valid. */
export const dueAfter = ({ cron, zone }: DigestTime, now: Date): Date | null => {
  const schedule = readSchedule(cron);
  return schedule && isZone(zone) ? nextSlot(schedule, zone, now) : null;
};
