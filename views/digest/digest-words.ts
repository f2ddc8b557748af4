import type { DigestStanding } from '../../src/usecases/digest/digest-services.ts';
import { shown } from '../format.ts';

/** From Sunday. */
export const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** 09:05 */
export const clockTime = ({ hour, minute }: { readonly hour: number; readonly minute: number }): string =>
  `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

/** What the clocks of a zone show at an instant: `Mon, 02 Mar 2026, 09:00`. A zone that is none is told in UTC. */
export const localTime = (instant: Date, zone: string): string => {
  const options = { weekday: 'short', day: '2-digit', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(instant);
  } catch {
    return `${new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(instant)} UTC`;
  }
};

/** `every Monday at 09:00 (Asia/Kolkata)` */
export const timeInWords = ({ time, weekly }: Pick<DigestStanding, 'time' | 'weekly'>): string => {
  const zone = shown(time.zone, 60);
  return weekly
    ? `every ${WEEKDAYS[weekly.weekday] ?? 'week'} at ${clockTime(weekly)} (${zone})`
    : `by the schedule ${shown(time.cron, 60)} (${zone})`;
};
