import { readAmount } from '../intake/read-amount.ts';
import { type Fraction, fractionFromPercent, type Paise, paise } from '../units.ts';
import { type Sentence, take } from './sentence.ts';

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNT = String.raw`(\d{1,2}(?:\.\d)?|${WORDS.join('|')})`;
const numberOf = (text: string): number => (WORDS.includes(text) ? WORDS.indexOf(text) + 1 : Number(text));

const YEARS = String.raw`[- ]?(?:years?|yrs?|y|saal)\b`;
const NUMBER = String.raw`\d+(?:,\d+)*(?:\.\d+)?`;
const UNIT = String.raw`(?:lakhs?|lacs?|crores?|cr|mn|mio|million|m|bn|billion|l|k|thousand)\b`;
/** Paise of a million and a billion rupees, as London counts them. */
const LONDON: Readonly<Record<string, number>> = { m: 1e8, mn: 1e8, mio: 1e8, million: 1e8, bn: 1e11, billion: 1e11 };

const amountOf = (text: string): Paise | null => {
  const [, number = '', unit = ''] = /([\d.,]+)\s*([a-z]+)?/.exec(text) ?? [];
  const factor = LONDON[unit];
  return factor === undefined ? readAmount(text) : paise(Math.round(Number(number.replaceAll(',', '')) * factor));
};

/** An amount: with a unit, with a currency, or long enough to be nothing else. */
export const readMoney = (sentence: Sentence) => {
  const currency = String.raw`(?:₹|rs\.?|inr)`;
  const pattern = String.raw`(?<![\w.])(?:${currency} ?${NUMBER}(?: ?${UNIT})?|${NUMBER} ?${UNIT}|\d{1,3}(?:,\d{2,3})+|\d{5,})(?![\w%])`;
  return take(sentence, new RegExp(pattern), 'sum', ([text]) => amountOf(text));
};

export interface Tenor {
  readonly from: number | null;
  readonly to: number | null;
}

const tenor = (from: number | null, to: number | null): Tenor => ({ from, to });

/** Years to maturity. "Over 5 years" is how far a ladder reaches, and the shortest bond on offer: the verb decides. */
export const readYears = (sentence: Sentence, isLadder: boolean) => {
  const between = take(
    sentence,
    new RegExp(String.raw`\b(?:between |from )?${COUNT}(?:${YEARS})? ?(?:and|to|-) ?${COUNT}${YEARS}`),
    'years',
    (m) => tenor(numberOf(m[1] ?? ''), numberOf(m[2] ?? '')),
  );
  if (between) return between;
  const longer = String.raw`(over|above|longer than|more than|beyond|at least)`;
  const shorter = String.raw`(?:under|below|up ?to|within|less than|shorter than|shorter|max(?:imum)?|at most|for|of|in|next)`;
  return take(sentence, new RegExp(String.raw`\b(?:${longer} |${shorter} )?(?:the next )?${COUNT}${YEARS}`), 'years', (m) => {
    const years = numberOf(m[2] ?? '');
    return m[1] !== undefined && !isLadder ? tenor(years, null) : tenor(null, years);
  });
};

export const readBand = (sentence: Sentence) =>
  take(
    sentence,
    /\b(?:risk )?band[s -]?([abc])\b|\b([abc])[- ]band\b/,
    'band',
    (match) => (match[1] ?? match[2] ?? '').toUpperCase() as 'A' | 'B' | 'C',
  );

const GRADE = String.raw`(aaa|aa[+-]?|a[+-]|bbb[+-]?|bb[+-]?)`;
/** The lowest rating somebody wants. */
export const readGrade = (sentence: Sentence) =>
  take(
    sentence,
    new RegExp(
      String.raw`(?<![\w§])(?:(?:rated|rating)(?: of| at least| above)? (a|b|c)(?![\w+-])|(?:rated |rating )?${GRADE}(?![\w]))(?: or (?:better|above|higher))?(?: and (?:above|better))?(?: rat(?:ed|ing))?`,
    ),
    'grade',
    (match) => (match[1] ?? match[2] ?? '').toUpperCase(),
  );

/** The least yield, in percent a year. */
export const readYield = (sentence: Sentence) =>
  take(
    sentence,
    /(?:(?:above|over|more than|at least|min(?:imum)?|>=?|upwards of) ?)?(?<![\w.,])(\d{1,2}(?:\.\d+)?) ?(?:%|pct\b|percent\b|per cent\b)(?: yield| or more)?/,
    'yield',
    (match): Fraction => fractionFromPercent(Number(match[1])),
  );
