import { dayInWords } from '../calendar/day-in-words.ts';
import type { Period } from './plain-call.ts';

/** "1 Nov 2026 to 30 Nov 2026", "until 28 Feb 2027". */
export const periodInWords = ({ from, to }: Period): string => {
  if (from !== null && from === to) return dayInWords(from);
  if (from === null) return to === null ? 'any day' : `until ${dayInWords(to)}`;
  return to === null ? `from ${dayInWords(from)}` : `${dayInWords(from)} to ${dayInWords(to)}`;
};
