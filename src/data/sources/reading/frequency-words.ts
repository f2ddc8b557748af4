import type { CouponFrequency } from '../../../advisor/bonds/math/coupon-frequency.ts';
import { trimmedTextOf } from './cells.ts';
import { frequencyOf } from './codes.ts';

/** What firms write, in lower case and without anything between the letters. */
const WORDS: Readonly<Record<CouponFrequency, readonly string[]>> = {
  monthly: ['monthly', 'month', 'everymonth'],
  'every two months': ['everytwomonths', 'bimonthly', 'twomonthly'],
  quarterly: ['quarterly', 'quarter', 'everyquarter', 'everythreemonths'],
  'semi-annual': ['semiannual', 'semiannually', 'halfyearly', 'halfyear', 'biannual', 'biannually', 'everysixmonths', 'twiceayear'],
  annual: ['annual', 'annually', 'yearly', 'everyyear', 'onceayear'],
  'at maturity': ['atmaturity', 'onmaturity', 'maturity', 'cumulative', 'zerocoupon'],
};

const BY_WORD = new Map(Object.entries(WORDS).flatMap(([frequency, words]) => words.map((word) => [word, frequency as CouponFrequency])));

/** Reads how often interest is paid, in words or as an `ip_frequency` code. A number is never a count of coupons a year. */
export const readFrequency = (cell: unknown): CouponFrequency | null | undefined => {
  const text = trimmedTextOf(cell);
  if (text === null) return null;
  if (/^\d+(?:\.0+)?$/.test(text)) return frequencyOf(Number(text)) ?? undefined;
  return BY_WORD.get(text.toLowerCase().replace(/[^a-z]/g, ''));
};
