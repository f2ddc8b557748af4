import { type Day, midnightOf } from '../units.ts';
import { weekdayOf } from './working-days.ts';

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** A day as everybody reads it: 1 Oct 2026. */
export const dayInWords = (day: Day): string => {
  const date = midnightOf(day);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
};

/** With its weekday, where that matters: Fri 27 Nov 2026. */
export const weekdayInWords = (day: Day): string => `${WEEKDAYS[weekdayOf(day)]} ${dayInWords(day)}`;
