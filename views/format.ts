import { type Day, dayFromIso, isoFromDay, type Paise } from '../src/advisor/units.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const indian = new Intl.NumberFormat('en-IN', { maximumFractionDigits: 2 });
const LAKH = 100_000;
const CRORE = 10_000_000;

/**
 * Text from data as it may be shown: one line, without control and direction characters (a name must not turn the line
 * around it), at most `longest` UTF-16 units. Never empty. The joiners that Indian scripts need stay.
 */
export const shown = (text: string, longest: number): string => {
  const oneLine = text
    .replace(/(?![\u200c\u200d])\p{Cf}/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  if (oneLine.length <= longest) return oneLine || '—';
  const cut = oneLine.slice(0, longest - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
};

/** Makes text inert where Slack reads markup: no mention, link or channel can come out of it. */
export const escapeMrkdwn = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A whole number with Indian grouping: 12,34,567. */
export const count = (value: number): string => indian.format(Math.round(value));

export const plural = (value: number, one: string, many = `${one}s`): string => `${count(value)} ${Math.round(value) === 1 ? one : many}`;

/** Money as it is said in India: ₹45,000 · ₹12.5 lakh · ₹1,50,000 crore. */
export const money = (amount: Paise | number): string => {
  const rupees = Math.round(Math.abs(amount) / 100);
  const sign = amount < 0 && rupees > 0 ? '−' : '';
  if (rupees < LAKH) return `${sign}₹${indian.format(rupees)}`;
  const lakhs = Math.round(rupees / (LAKH / 100)) / 100;
  return lakhs < 100 ? `${sign}₹${indian.format(lakhs)} lakh` : `${sign}₹${indian.format(rupees / CRORE)} crore`;
};

/** 01 Mar 2028 */
export const date = (value: Day): string => {
  const [year = '', month = '', dayOfMonth = ''] = isoFromDay(value).split('-');
  return `${dayOfMonth} ${MONTHS[Number(month) - 1]} ${year}`;
};

/** The UTC day of an instant: 01 Mar 2028 */
export const dateOf = (instant: Date): string =>
  `${String(instant.getUTCDate()).padStart(2, '0')} ${MONTHS[instant.getUTCMonth()]} ${instant.getUTCFullYear()}`;

/** The month of `2028-03`: Mar 2028. Anything else as it stands, a quarter for one. */
export const monthOf = (period: string): string =>
  period.replace(/^(\d{4})-(\d{2})$/, (same, year: string, month: string) =>
    MONTHS[Number(month) - 1] === undefined ? same : `${MONTHS[Number(month) - 1]} ${year}`,
  );

/** Days in a sentence, from 2028-03-01 to 01 Mar 2028. */
export const readableDates = (sentence: string): string =>
  sentence.replace(/\b(\d{4})-(\d{2})-(\d{2})\b/g, (iso) => {
    const day = dayFromIso(iso);
    return day === null ? iso : date(day);
  });

/** 01 Mar 2028, 09:05 UTC */
export const dateTimeOf = (instant: Date): string => `${dateOf(instant)}, ${instant.toISOString().slice(11, 16)} UTC`;

/** How long before `now` something was, in the largest unit that fits. */
export const ago = (then: Date, now: Date): string => {
  const hours = Math.max(0, Math.floor((now.getTime() - then.getTime()) / 3_600_000));
  if (hours < 1) return 'less than an hour ago';
  return hours < 48 ? `${plural(hours, 'hour')} ago` : `${plural(Math.floor(hours / 24), 'day')} ago`;
};

/** A yield or coupon (a fraction): 9.80 % */
export const rate = (share: number): string => `${(share * 100).toFixed(2)} %`;

/** A share in whole percent; what rounds to nothing without being nothing is said so. */
export const percent = (share: number): string => (share > 0 && share < 0.005 ? 'under 1 %' : `${Math.round(share * 100)} %`);

/** A share as ten segments: ▰▰▰▰▱▱▱▱▱▱ */
export const bar = (share: number): string => {
  const full = Math.min(10, Math.max(0, Math.round(share * 10)));
  return '▰'.repeat(full) + '▱'.repeat(10 - full);
};
