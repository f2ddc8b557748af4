import type { Day } from '../units.ts';
import { monthsBefore } from './calendar.ts';

/** The day so many months later, by the same rule as `monthsBefore`: from the last day of a month it is always a last day. */
export const monthsAfter = (value: Day, months: number): Day => monthsBefore(value, -months);
