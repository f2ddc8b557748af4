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
  const [, number = '', unit = ''] = /(\d[\d.,]*)\s*([a-z]+)?/.exec(text) ?? [];
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
  /** "5 years", with nothing that says whether that's the most or the least. */
  readonly isBare: boolean;
}

const tenor = (from: number | null, to: number | null, isBare = false): Tenor => ({ from, to, isBare });

/** Years to maturity. "Over 5 years" is how far a ladder reaches, and the shortest bond on offer: the verb decides. */
export const readYears = (sentence: Sentence, isLadder: boolean) => {
  const between = take(
    sentence,
    new RegExp(String.raw`\b(?:between |from )?${COUNT}(?:${YEARS})? ?(?:and|to|-) ?${COUNT}${YEARS}`),
    'years',
    (m) => tenor(numberOf(m[1] ?? ''), numberOf(m[2] ?? '')),
  );
  if (between) return between;
  const least = '(at least|min(?:imum)?(?: of)?|longer than|more than|over|above|beyond|from|>=?|≥)';
  const most = '(up ?to|at most|max(?:imum)?(?: of)?|under|below|within|less than|shorter than|shorter|<=?|≤)';
  // "5 years, minimum 25 lakh": the minimum is of what comes next.
  const ofMore = ' (?:of )?(?:[§\\d]|aa|bbb)';
  const orMore = `(?: ?\\+|,? (?:(?:or|and|&) (?:longer|more|above|over|beyond|higher|up)|plus|onwards?|min(?:imum)?|at least)\\b)(?!${ofMore})`;
  const orLess = `(?:,? (?:(?:or|and|&) (?:shorter|less|under|below|lower)|max(?:imum)?|at most)\\b)(?!${ofMore})`;
  const pattern = `(?:(?<![\\w§])(?:${least}|${most}|for|of|in|next) ?)?(?:the next )?(?<![\\w.,])${COUNT}(\\+)?${YEARS}(${orMore})?(${orLess})?`;
  return take(sentence, new RegExp(pattern), 'years', ([, before, upTo, count = '', plus, orLonger, orShorter]) => {
    const years = numberOf(count);
    const isLeast = plus !== undefined || orLonger !== undefined || (before !== undefined && !(isLadder && before === 'over'));
    const isMost = upTo !== undefined || orShorter !== undefined;
    if (isLeast && isMost) return null;
    return isLeast ? tenor(years, null) : tenor(null, years, !isMost);
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
      String.raw`(?<![\w§])(?:(?:rated|rating)(?: of| at least)? (a|b|c)(?![\w+-])|(?:rated |rating )?(?:at least |min(?:imum)? )?${GRADE}(?![\w]))(?: or (?:better|above|higher))?(?: and (?:above|better))?(?: rat(?:ed|ing))?`,
    ),
    'grade',
    (match) => (match[1] ?? match[2] ?? '').toUpperCase(),
  );

/** The least yield, in percent a year: only with a word that says it's the least. */
export const readYield = (sentence: Sentence) =>
  take(
    sentence,
    /(?:(above|over|more than|higher than|at least|min(?:imum)?(?: of)?|>=?|≥|upwards of) ?)?(?<![\w.,])(\d{1,2}(?:\.\d+)?)(?: ?(?:%|pct\b|percent\b|per cent\b))(?: yield)?( ?\+| or (?:more|above|over|higher|better)| and (?:above|more|over))?/,
    'yield',
    ([, before, percent, behind]): Fraction | null => ((before ?? behind) === undefined ? null : fractionFromPercent(Number(percent))),
  );
