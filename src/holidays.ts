import { readFileSync } from 'node:fs';
import { EXCHANGE_HOLIDAYS } from './advisor/calendar/exchange-holidays.ts';
import type { Holidays } from './advisor/calendar/working-days.ts';
import { type Day, dayFromIso } from './advisor/units.ts';
import { UsageError } from './faults/usage-error.ts';

const LONGEST_SHOWN = 40;
const MOST_PROBLEMS = 5;

/**
 * The holidays in a firm's list: a date a line as YYYY-MM-DD, with anything after it. Empty lines and lines that begin with # don't count.
 * @throws UsageError naming each line that can't be read, and what to write there
 */
export const holidaysIn = (text: string, file: string): Holidays => {
  const days = new Set<Day>();
  const problems: string[] = [];
  for (const [at, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const [date = ''] = line.trim().split(/[\s,;]+/);
    if (date === '' || date.startsWith('#')) continue;
    const day = dayFromIso(date);
    if (day === null) problems.push(`Line ${at + 1}: "${date.slice(0, LONGEST_SHOWN)}" isn't a date. Write it as 2026-11-24.`);
    else days.add(day);
  }
  if (problems.length > 0) {
    const more = problems.length > MOST_PROBLEMS ? [`... and ${problems.length - MOST_PROBLEMS} more lines.`] : [];
    throw new UsageError([`HOLIDAYS_FILE ${file} can't be used.`, ...problems.slice(0, MOST_PROBLEMS), ...more].join('\n'));
  }
  if (days.size === 0)
    throw new UsageError(`HOLIDAYS_FILE ${file} holds no date. Write one a line as 2026-11-24, or unset it to use the built-in list.`);
  return days;
};

/**
 * The days on which the exchange is closed: the firm's own list, if it has one, in place of ours.
 * @throws UsageError if the file can't be read
 */
export const readHolidays = (file: string | null): Holidays => {
  if (file === null) return EXCHANGE_HOLIDAYS;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`HOLIDAYS_FILE ${file} can't be read (${code ?? 'unknown error'}). Name a file that's there, or unset it.`);
  }
  return holidaysIn(text, file);
};
