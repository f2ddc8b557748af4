import { weekdayInWords } from '../../src/advisor/calendar/day-in-words.ts';
import { dayAt, wallTimeOf } from '../../src/advisor/calendar/wall-clock.ts';
import type { DigestStanding } from '../../src/usecases/digest/digest-services.ts';
import { shown } from '../blocks/format.ts';

/** Day names, indexed from 0 for Sunday. */
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** A clock time: 09:05. */
export const clockTime = ({ hour, minute }: { readonly hour: number; readonly minute: number }): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** Local time of a zone at an instant: `Mon 2 Mar 2026, 09:00`. In UTC if the zone is invalid. */
export const localTime = (instant: Date, zone: string): string => {
  const inZone = (known: string): string => `${weekdayInWords(dayAt(instant, known))}, ${clockTime(wallTimeOf(instant, known))}`;
  try {
    return inZone(zone);
  } catch {
    return `${inZone('UTC')} UTC`;
  }
};

/** A digest's schedule in words: `every Monday at 09:00 (Asia/Kolkata)`. */
export const timeInWords = ({ time, weekly }: Pick<DigestStanding, 'time' | 'weekly'>): string => {
  const zone = shown(time.zone, 60);
  return weekly
    ? `every ${WEEKDAYS[weekly.weekday] ?? 'week'} at ${clockTime(weekly)} (${zone})`
    : `by the schedule ${shown(time.cron, 60)} (${zone})`;
};
