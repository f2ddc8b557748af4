/** Readers of single cells. Each returns null for a cell that's empty or absurd: the written rules treat both as "not recorded". */

/** The text as written; null if it's only blanks. */
export const textIn = (cell: unknown): string | null => {
  if (cell === null || cell === undefined) return null;
  const text = Buffer.isBuffer(cell) ? cell.toString('utf8') : String(cell);
  return text.trim() === '' ? null : text;
};

/** The text without the blanks around it. */
export const wordsIn = (cell: unknown): string | null => textIn(cell)?.trim() ?? null;

/** A plain decimal number: 12, -3.5. Not 1e5, 1,000 or ₹5. */
export const numberIn = (cell: unknown): number | null => {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const words = wordsIn(cell);
  return words !== null && /^[+-]?\d+(\.\d+)?$/.test(words) ? Number(words) : null;
};

/** A whole number, such as an id or a code. */
export const wholeIn = (cell: unknown): number | null => {
  const number = numberIn(cell);
  return number !== null && Number.isSafeInteger(number) ? number : null;
};

const between = (number: number | null, lowest: number, highest: number): number | null =>
  number !== null && number >= lowest && number <= highest ? number : null;

/** To twelve decimals: the nearest number to 8.8% is 0.088, and not what division makes of it. */
export const fractionOf = (percent: number): number => Number((percent / 100).toFixed(12));

/** A yield as a fraction, from percent a year: above 0 and at most 100. */
export const yieldIn = (cell: unknown): number | null => {
  const percent = numberIn(cell);
  return percent !== null && percent > 0 && percent <= 100 ? fractionOf(percent) : null;
};

/** A coupon as a fraction, from percent a year: 0 to 50. */
export const couponIn = (cell: unknown): number | null => {
  const percent = between(numberIn(cell), 0, 50);
  return percent === null ? null : fractionOf(percent);
};

/** An age in whole years, 1 to 120. */
export const ageIn = (cell: unknown): number | null => between(Math.floor(numberIn(cell) ?? 0), 1, 120);

/** An amount in paise, from rupees: above 0 and at most one lakh crore rupees. */
export const amountIn = (cell: unknown): number | null => {
  const rupees = numberIn(cell);
  const paise = rupees === null ? 0 : Math.round(rupees * 100);
  return paise > 0 && paise <= 1e14 ? paise : null;
};

/** A day as days since 1970, from `2028-03-01`, `2028/3/1` or a time on that day; null if it's in no calendar. */
export const dayIn = (cell: unknown): number | null => {
  const words = cell instanceof Date ? cell.toISOString() : wordsIn(cell);
  const parts = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(words ?? '');
  if (!parts) return null;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year < 1800 || year > 2999) return null;
  const instant = new Date(Date.UTC(year, month - 1, date));
  const isThere = instant.getUTCMonth() === month - 1 && instant.getUTCDate() === date;
  return isThere ? instant.getTime() / 86_400_000 : null;
};

/** 1 January 1980: an older trade is an empty date that somebody's software filled in. */
const FIRST_TRADE = 3652;

/** The day of a trade: not before 1980, and not after `latest`. */
export const tradeDayIn = (cell: unknown, latest: number): number | null => between(dayIn(cell), FIRST_TRADE, latest);

/** Why a cell isn't the day of a trade. */
export const dayReason = (cell: unknown, latest: number): 'future' | 'day' => ((dayIn(cell) ?? latest) > latest ? 'future' : 'day');

/** An instant in milliseconds since 1970, from a date, a number of milliseconds, or text in UTC: what databases make of it. */
export const instantIn = (cell: unknown): number => {
  if (cell instanceof Date) return cell.getTime();
  const text = textIn(cell) ?? '';
  return /^\d+$/.test(text) ? Number(text) : Date.parse(/[Zz]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text.replace(' ', 'T')}Z`);
};
