import { addDays, type Day, day, dayFromIso, isoFromDay, midnightOf } from '../units.ts';
import type { Period } from './plain-call.ts';
import { type Sentence, take } from './sentence.ts';

/** Which way a day without a year lies: purchases were, maturities will be. */
export type Direction = 'past' | 'coming';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const NUMBERS = ['a', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b`;
const YEAR = String.raw`(?:\b20\d\d\b(?![-/]\d))`;
const DATE = String.raw`(?:\d{4}-\d\d-\d\d|\d{1,2}\/\d{1,2}(?:\/${YEAR})?|\d{1,2}(?:st|nd|rd|th)? ?(?:of )?${MONTH}(?:,? ${YEAR})?|${MONTH} \d{1,2}(?:st|nd|rd|th)?\b(?:,? ${YEAR})?|(?:sun|mon|tues|wednes|thurs|fri|satur)day\b)`;
const FINANCIAL_YEAR = String.raw`fy ?((?:20)?\d\d)(?:[-/]((?:20)?\d\d))?(?![\w/-])`;
const LATER_OR_MONTH = String.raw`(?:${DATE}|${MONTH}(?: ${YEAR})?|${YEAR})`;
const UNIT = String.raw`(day|week|month|quarter|qtr|year|din|hafte|mahine|saal)s?\b`;
const UNITS: Readonly<Record<string, string>> = { din: 'day', hafte: 'week', mahine: 'month', saal: 'year', qtr: 'quarter' };

const onDay = (year: number, month: number, date: number): Day => day(Math.floor(Date.UTC(year, month, date) / 86_400_000));
const partsOf = (value: Day): { year: number; month: number; date: number } => {
  const at = midnightOf(value);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate() };
};
const span = (from: Day, after: Day): Period => ({ from, to: addDays(after, -1) });
const monthOf = (year: number, month: number): Period => span(onDay(year, month, 1), onDay(year, month + 1, 1));

/** The same date some months on; the month's last day where it has no such date. */
const monthsOn = (value: Day, months: number): Day => {
  const { year, month, date } = partsOf(value);
  const last = addDays(onDay(year, month + months + 1, 1), -1);
  return day(Math.min(onDay(year, month + months, date), last));
};

/** The week (from Monday), month, quarter or year that's so many away. Quarters of April to March begin on the same days as the calendar's. */
const calendarSpan = (unit: string, away: number, today: Day): Period => {
  const { year, month } = partsOf(today);
  switch (unit) {
    case 'day':
      return { from: addDays(today, away), to: addDays(today, away) };
    case 'week': {
      const monday = addDays(today, -((midnightOf(today).getUTCDay() + 6) % 7) + 7 * away);
      return span(monday, addDays(monday, 7));
    }
    case 'month':
      return monthOf(year, month + away);
    case 'quarter': {
      const first = month - (month % 3) + 3 * away;
      return span(onDay(year, first, 1), onDay(year, first + 3, 1));
    }
    default:
      return span(onDay(year + away, 0, 1), onDay(year + away + 1, 0, 1));
  }
};

/** So many days, weeks, months or years from or to today. */
const stretch = (count: number, unit: string, direction: Direction, today: Day): Period => {
  const sign = direction === 'coming' ? 1 : -1;
  const days = unit === 'day' ? 1 : unit === 'week' ? 7 : 0;
  const months = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12;
  const end = days > 0 ? addDays(today, sign * count * days) : monthsOn(today, sign * count * months);
  return direction === 'coming' ? { from: today, to: end } : { from: end, to: today };
};

/** The nearest of a day's yearly returns that lies in the direction. */
const yearly = (of: (year: number) => Period, { today, direction }: Readonly<{ today: Day; direction: Direction }>): Period => {
  const { year } = partsOf(today);
  const [before, same, after] = [of(year - 1), of(year), of(year + 1)];
  if (direction === 'past') return (same.from ?? today) <= today ? same : before;
  return (same.to ?? today) >= today ? same : after;
};

type When = Readonly<{ today: Day; direction: Direction }>;

const nextWeekday = (name: string, { today, direction }: When): Period => {
  const ahead = (WEEKDAYS.indexOf(name) - midnightOf(today).getUTCDay() + 7) % 7 || 7;
  const found = addDays(today, direction === 'past' ? (ahead === 7 ? -7 : ahead - 7) : ahead);
  return { from: found, to: found };
};

/** The Indian financial year that ends in the year: from 1 April to 31 March. */
const financialYear = (ending: number): Period => span(onDay(ending - 1, 3, 1), onDay(ending, 3, 1));
/** The year that "FY27", "FY2027" or "FY2026-27" ends in; null for "FY2026-28". */
const endOfFinancialYear = (first: string, second: string | undefined): number | null => {
  const one = 2000 + (Number(first) % 100);
  if (second === undefined) return one;
  return 2000 + (Number(second) % 100) === one + 1 ? one + 1 : null;
};

/** A day, a month or a year as written; null if the calendar has no such day. */
const readDate = (text: string, when: When): Period | null => {
  const iso = dayFromIso(text);
  if (iso !== null) return { from: iso, to: iso };
  if (/^\d{4}-/.test(text)) return null;
  if (/^[a-z]+day$/.test(text)) return nextWeekday(text.slice(0, 3), when);
  const year = new RegExp(`\\b${YEAR}`).exec(text)?.[0];
  const numeric = /^(\d{1,2})\/(\d{1,2})/.exec(text);
  const month = numeric ? Number(numeric[2]) - 1 : MONTHS.findIndex((name) => new RegExp(`(?:^|[^a-z])${name}`).test(text));
  if (month < 0) return year === undefined ? null : span(onDay(Number(year), 0, 1), onDay(Number(year) + 1, 0, 1));
  const date = numeric?.[1] ?? /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(text.replace(year ?? '-', ''))?.[1];
  if (date === undefined) return year === undefined ? yearly((each) => monthOf(each, month), when) : monthOf(Number(year), month);
  const dayIn = (each: number): Period => ({ from: onDay(each, month, Number(date)), to: onDay(each, month, Number(date)) });
  const found = year === undefined ? yearly(dayIn, when) : dayIn(Number(year));
  return found.from !== null && partsOf(found.from).month === month && partsOf(found.from).date === Number(date) ? found : null;
};

const countOf = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Math.max(1, NUMBERS.indexOf(text)));

type Rule = readonly [pattern: string, read: (match: RegExpExecArray, when: When) => Period | null];

/** First match counts. */
const RULES: readonly Rule[] = [
  [
    String.raw`\b(?:(?:between|from) (${LATER_OR_MONTH}) (?:and|to|till|until|-)|(${LATER_OR_MONTH}) ?(?:to|till|until|-|–)) ?(${LATER_OR_MONTH})`,
    ([, from, bare, second = ''], when) => {
      const first = from ?? bare ?? '';
      const [one, other] = [readDate(first, when), readDate(second, when)];
      return one && other && (one.from ?? 0) <= (other.to ?? 0) ? { from: one.from, to: other.to } : null;
    },
  ],
  [
    String.raw`\bbefore (?:the )?(?:end of )?(${LATER_OR_MONTH})`,
    ([whole, text = ''], when) => {
      const found = readDate(text, when);
      if (!found || found.from === null) return null;
      return { from: null, to: whole.includes('end of') ? found.to : addDays(found.from, -1) };
    },
  ],
  [
    String.raw`\b(?:by|till|until|upto|up to|through)(?: the)? (?:end of )?(${LATER_OR_MONTH})`,
    ([, text = ''], when) => {
      const found = readDate(text, when);
      return found && { from: null, to: found.to };
    },
  ],
  [
    String.raw`\b(?:since|after|from) (${LATER_OR_MONTH})(?: onwards?)?`,
    ([whole, text = ''], when) => {
      const found = readDate(text, when);
      if (!found || found.from === null || found.to === null) return null;
      return { from: whole.startsWith('after') ? addDays(found.to, 1) : found.from, to: when.direction === 'past' ? when.today : null };
    },
  ],
  [
    String.raw`\b(?:in |over |within |during )?(?:the )?(next|coming|last|past|previous|agle|pichle) (\d{1,3}|${NUMBERS.slice(1).join('|')}) ${UNIT}`,
    ([, which = '', count = '', unit = ''], { today }) =>
      stretch(countOf(count), UNITS[unit] ?? unit, /next|coming|agle/.test(which) ? 'coming' : 'past', today),
  ],
  [
    String.raw`\b(?:within|in) (\d{1,3}|${NUMBERS.join('|')}) (day|week|month)s?\b`,
    ([, count = '', unit = ''], { today, direction }) => (direction === 'past' ? null : stretch(countOf(count), unit, 'coming', today)),
  ],
  [
    String.raw`\b(?:in |for |of |during )?(?:the )?(this|current|is|next|coming|agle|last|past|previous|pichle) ${UNIT}('s)?`,
    ([, which = '', unit = ''], { today }) =>
      // "The past month" ends today; "last month" is the calendar's.
      which === 'past'
        ? stretch(1, UNITS[unit] ?? unit, 'past', today)
        : calendarSpan(UNITS[unit] ?? unit, /next|coming|agle/.test(which) ? 1 : /this|current|is/.test(which) ? 0 : -1, today),
  ],
  [String.raw`\b(?:the )?day after tomorrow\b`, (_, { today }) => ({ from: addDays(today, 2), to: addDays(today, 2) })],
  [String.raw`\b(?:the )?day before yesterday\b`, (_, { today }) => ({ from: addDays(today, -2), to: addDays(today, -2) })],
  // "2 weeks ago" may be a day or a week.
  [
    String.raw`\b(\d{1,3}|${NUMBERS.join('|')}) days? ago\b`,
    ([, count = ''], { today }) => ({ from: addDays(today, -countOf(count)), to: addDays(today, -countOf(count)) }),
  ],
  [
    String.raw`\b(?:in |for |during |over )?(?:the )?(this|current|next|last|past|previous) (?:fy|(?:financial|fiscal) year|fiscal)\b`,
    ([, which = ''], { today }) => {
      const { year, month } = partsOf(today);
      return financialYear((month < 3 ? year : year + 1) + (which === 'next' ? 1 : /this|current/.test(which) ? 0 : -1));
    },
  ],
  [String.raw`\b(?:today|todays|aaj|this (?:morning|afternoon|evening)|tonight)\b(?:'s)?`, (_, { today }) => ({ from: today, to: today })],
  [String.raw`\btomorrow\b(?:'s)?`, (_, { today }) => ({ from: addDays(today, 1), to: addDays(today, 1) })],
  [String.raw`\byesterday\b(?:'s)?`, (_, { today }) => ({ from: addDays(today, -1), to: addDays(today, -1) })],
  [
    String.raw`\b(on|last|past|previous|next|this|coming) (sun|mon|tue|wed|thu|fri|sat)(?:s?day|nesday|rsday|urday|s|rs?)?\b`,
    ([, which = '', name = ''], { today, direction }) =>
      nextWeekday(name, { today, direction: which === 'on' ? direction : /last|past|previous/.test(which) ? 'past' : 'coming' }),
  ],
  [
    String.raw`\b(?:in |for |during |of )?q([1-4])\b(?:,? (?:of )?${FINANCIAL_YEAR})?`,
    ([, quarter = '', first, second], when) => {
      // April to March: Q3 is October to December, and Q4 lies in the year that the name ends with.
      const month = (3 * Number(quarter)) % 12;
      const of = (each: number): Period => span(onDay(each, month, 1), onDay(each, month + 3, 1));
      if (first === undefined) return yearly(of, when);
      const ending = endOfFinancialYear(first, second);
      return ending === null ? null : of(month === 0 ? ending : ending - 1);
    },
  ],
  [
    String.raw`\b(?:in |for |during |of )?${FINANCIAL_YEAR}`,
    ([, first = '', second]) => {
      const ending = endOfFinancialYear(first, second);
      return ending === null ? null : financialYear(ending);
    },
  ],
  [String.raw`\b(?:on |for |of )?(?:the )?(${DATE})`, ([, text = ''], when) => readDate(text, when)],
  [String.raw`\b(?:in|for|during|of) (${MONTH}(?: ${YEAR})?|${YEAR})`, ([, text = ''], when) => readDate(text, when)],
  [String.raw`\b((?!may\b|mar\b)${MONTH}(?: ${YEAR})?|may ${YEAR}|mar ${YEAR})`, ([, text = ''], when) => readDate(text, when)],
];

/**
 * The days a sentence speaks of. Weeks begin on Monday; "last 10 days" ends today; Q3 is that of the Indian financial year.
 *
 * @example readPeriod(sentenceOf('before March'), today, 'coming')?.found // to the last of February
 */
export const readPeriod = (sentence: Sentence, today: Day, direction: Direction) => {
  for (const [pattern, read] of RULES) {
    const taken = take(sentence, new RegExp(pattern), 'when', (match) => read(match, { today, direction }));
    if (taken) return taken;
  }
  return null;
};

/** A period in the notation of its days, for tests and logs. */
export const isoFromPeriod = ({ from, to }: Period): string =>
  `${from === null ? '' : isoFromDay(from)}..${to === null ? '' : isoFromDay(to)}`;
