import type { CouponFrequency } from '../../advisor/bond-math/coupon-frequency.ts';
import { trimmedTextOf } from './cells.ts';
import { frequencyOf } from './codes.ts';

/** What firms write, in small letters and without anything between them. */
const WORDS: Readonly<Record<CouponFrequency, readonly string[]>> = {
  monthly: ['monthly', 'month', 'everymonth'],
  'every two months': ['everytwomonths', 'bimonthly', 'twomonthly'],
  quarterly: ['quarterly', 'quarter', 'everyquarter', 'everythreemonths'],
  'semi-annual': ['semiannual', 'semiannually', 'halfyearly', 'halfyear', 'biannual', 'biannually', 'everysixmonths', 'twiceayear'],
  annual: ['annual', 'annually', 'yearly', 'everyyear', 'onceayear'],
  'at maturity': ['atmaturity', 'onmaturity', 'maturity', 'cumulative', 'zerocoupon'],
};

const BY_WORD = new Map(Object.entries(WORDS).flatMap(([frequency, words]) => words.map((word) => [word, frequency as CouponFrequency])));

/** How often interest is paid, in words or as a code of `ip_frequency`: a number is never a count of coupons a year. */
export const readFrequency = (cell: unknown): CouponFrequency | null | undefined => {
  const text = trimmedTextOf(cell);
  if (text === null) return null;
  if (/^\d+(?:\.0+)?$/.test(text)) return frequencyOf(Number(text)) ?? undefined;
  return BY_WORD.get(text.toLowerCase().replace(/[^a-z]/g, ''));
};
