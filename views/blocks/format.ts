import { oldBookInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import { dayInWords, MONTHS } from '../../src/advisor/calendar/day-in-words.ts';
import type { OldBook } from '../../src/advisor/calendar/old-book.ts';
import { dayAt, wallTimeOf } from '../../src/advisor/calendar/wall-clock.ts';
import { withMinus } from '../../src/advisor/signed.ts';
import { dayFromIso } from '../../src/advisor/units.ts';
import { moneyInWords } from '../../src/advisor/words/money-in-words.ts';

const indian = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 2 });

/** Words of ASCII with single spaces between them: nothing to make safe. */
const PLAIN_LINE = /^[!-~]+(?: [!-~]+)*$/;
/** A text is read to this many times its longest. What comes after so much that can't be seen isn't looked for. */
const MOST_UNSEEN = 8;

const oneLineOf = (text: string): string =>
  text
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();

/**
 * Text from data, made safe to show: one line, at most `longest` UTF-16 units, and "—" if nothing is left.
 * Control and direction characters are removed, because a name must not reverse the line around it.
 * The joiners that Indian scripts need are kept.
 */
export const shown = (text: string, longest: number): string => {
  const read = text.slice(0, longest * MOST_UNSEEN);
  const oneLine = PLAIN_LINE.test(read) ? read : oneLineOf(read);
  if (oneLine.length <= longest) return oneLine || '—';
  const cut = oneLine.slice(0, longest - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
};

/** Escapes text for places where Slack reads markup, so it can't become a mention, link or channel. */
export const escapeMrkdwn = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A whole number with Indian grouping: 12,34,567. */
export const count = (value: number): string => withMinus(indian.format(Math.round(value)));

/** A count with its noun: 1 bond, 1,200 bonds. */
export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${Math.round(value) === 1 ? one : many}`;

/** ₹45,000 · ₹12.5 lakh · ₹1,50,000 crore */
export const money = moneyInWords;

/** 1 Mar 2028 */
export const date = dayInWords;

/** The day of an instant in the desk's time zone: 1 Mar 2028 */
export const dateOf = (instant: Date, zone: string): string => date(dayAt(instant, zone));

/** Mar 2028 from `2028-03`. Anything else, such as a quarter, is returned unchanged. */
export const monthOf = (period: string): string =>
  period.replace(/^(\d{4})-(\d{2})$/, (same, year: string, month: string) =>
    MONTHS[Number(month) - 1] === undefined ? same : `${MONTHS[Number(month) - 1]} ${year}`,
  );

/** A sentence with its ISO days rewritten: 2028-03-01 becomes 1 Mar 2028. */
export const readableDates = (sentence: string): string =>
  sentence.replace(/\b(\d{4})-(\d{2})-(\d{2})\b/g, (iso) => {
    const day = dayFromIso(iso);
    return day === null ? iso : date(day);
  });

/** What the desk's clocks showed at an instant: 1 Mar 2028, 09:05 */
export const dateTimeOf = (instant: Date, zone: string): string => {
  const { hour, minute } = wallTimeOf(instant, zone);
  return `${dateOf(instant, zone)}, ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

/** A warning of an old book, as a line of its own; nothing if the book is recent. */
export const oldBookLines = (oldBook: OldBook | null | undefined): string[] => (oldBook ? [`⚠️ ${oldBookInWords(oldBook)}`] : []);

/** Markup that Slack turns into words about an instant, such as "today at 9:05 AM", in the time zone of whoever reads them. */
export const slackDate = (instant: Date, zone: string): string =>
  `<!date^${Math.floor(instant.getTime() / 1000)}^{date_short_pretty} at {time}|${dateTimeOf(instant, zone)}>`;

/** How long before `now` something happened, in hours up to two days, then in days. */
export const ago = (then: Date, now: Date): string => {
  const hours = Math.max(0, Math.floor((now.getTime() - then.getTime()) / 3_600_000));
  if (hours < 1) return 'less than an hour ago';
  return hours < 48 ? `${plural(hours, 'hour')} ago` : `${plural(Math.floor(hours / 24), 'day')} ago`;
};

/** A yield or coupon (a fraction): 9.80% */
export const rate = (share: number): string => withMinus(`${(share * 100).toFixed(2)}%`);

/** A share (a fraction) in whole percent. A non-zero share that rounds to 0 reads "under 1%". */
export const percent = (share: number): string => (share > 0 && share < 0.005 ? 'under 1%' : withMinus(`${Math.round(share * 100)}%`));

/** A share as ten segments: ▰▰▰▰▱▱▱▱▱▱ */
export const bar = (share: number): string => {
  const full = Math.min(10, Math.max(0, Math.round(share * 10)));
  return '▰'.repeat(full) + '▱'.repeat(10 - full);
};
