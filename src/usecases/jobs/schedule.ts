/** When something is due, by the clock on the wall: every matching combination of time and day. */
export interface Schedule {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly daysOfMonth: readonly number[];
  readonly months: readonly number[];
  /** 0 is Sunday. */
  readonly daysOfWeek: readonly number[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const numberOf = (word: string, names: readonly string[], first: number): number => {
  const named = names.indexOf(word.slice(0, 3).toLowerCase());
  return named >= 0 && /^[a-z]+$/i.test(word) ? named + first : /^\d{1,2}$/.test(word) ? Number(word) : Number.NaN;
};

/** One field: `*`, `5`, `1-5`, `mon,wed`, `0-30/15`. Ascending; null for anything else. */
const readField = (text: string, least: number, most: number, names: readonly string[] = []): readonly number[] | null => {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, range = '', step = '1'] = /^([^/]+)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    const [low = '', high] = range.split('-');
    const from = range === '*' ? least : numberOf(low, names, least);
    const to =
      range === '*' || (high === undefined && part.includes('/')) ? most : high === undefined ? from : numberOf(high, names, least);
    if (!(from >= least && to <= most && from <= to && Number(step) >= 1)) return null;
    for (let value = from; value <= to; value += Number(step)) values.add(value);
  }
  return [...values].sort((left, right) => left - right);
};

/**
 * Reads a cron expression of five fields (minute, hour, day of the month, month, day of the week). Null for anything else, and if both
 * kinds of day are given: programs don't agree on what that means.
 */
export const readSchedule = (cron: string): Schedule | null => {
  const fields = cron.trim().split(/\s+/);
  const [minute, hour, dayOfMonth, month, dayOfWeek] = fields;
  if (fields.length !== 5 || !minute || !hour || !dayOfMonth || !month || !dayOfWeek) return null;
  if (dayOfMonth !== '*' && dayOfWeek !== '*') return null;
  const minutes = readField(minute, 0, 59);
  const hours = readField(hour, 0, 23);
  const daysOfMonth = readField(dayOfMonth, 1, 31);
  const months = readField(month, 1, 12, MONTHS);
  // 7 is Sunday too; `*` ends with Saturday.
  const daysOfWeek = dayOfWeek === '*' ? [0, 1, 2, 3, 4, 5, 6] : readField(dayOfWeek, 0, 7, DAYS);
  if (!minutes || !hours || !daysOfMonth || !months || !daysOfWeek) return null;
  return {
    minutes,
    hours,
    daysOfMonth,
    months,
    daysOfWeek: [...new Set(daysOfWeek.map((day) => day % 7))].sort((left, right) => left - right),
  };
};
