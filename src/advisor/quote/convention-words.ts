import type { Says } from '../../claims/claim.ts';
import { type CouponFrequency, monthsBetweenCoupons } from '../bonds/math/coupon-frequency.ts';
import { yieldConventionOf } from '../bonds/math/yield-convention.ts';
import type { Priceable } from '../bonds/priceable.ts';
import { dayInWords } from '../calendar/day-in-words.ts';

const COUPONS: Readonly<Record<Exclude<CouponFrequency, 'at maturity'>, string>> = {
  monthly: 'monthly coupons',
  'every two months': 'coupons every two months',
  quarterly: 'quarterly coupons',
  'semi-annual': 'half-yearly coupons',
  annual: 'annual coupons',
};

const TIMES: Readonly<Record<number, string>> = { 1: 'annually', 2: 'half-yearly', 4: 'quarterly', 6: 'every two months', 12: 'monthly' };

/** How the price was computed: "ACT/ACT ICMA, half-yearly coupons counted back from 15 Mar 2030, yield compounded annually (in the last coupon period too)". */
export const conventionInWords = (described: Priceable, says: Says): string => {
  if (described.kind === 'not-priceable') return 'not priced by a yield';
  const { terms, quotedTo } = described;
  const { timesAYear, simpleAtTheEnd } = yieldConventionOf(terms);
  const anchor = terms.lastRegularDay ?? terms.maturityDay;
  const isSingle = monthsBetweenCoupons(terms.frequency) === null;
  const yields = isSingle
    ? 'yield simple up to a year, compounded annually beyond'
    : `yield compounded ${TIMES[timesAYear] ?? `${timesAYear} times a year`} (${simpleAtTheEnd ? 'simple once a single payment is left' : 'in the last coupon period too'})`;
  return [
    terms.dayCount,
    ...(terms.frequency === 'at maturity'
      ? [terms.coupon > 0 ? 'simple interest from the issue day, paid at maturity' : 'no coupon']
      : [`${COUPONS[terms.frequency]} counted back from ${says('quote.anchor', dayInWords(anchor), anchor)}`]),
    ...(terms.exDays ? [`ex-coupon from ${says('quote.exDays', `${terms.exDays} days`, terms.exDays)} before`] : []),
    yields,
    ...(quotedTo.kind === 'call' ? [`to the call on ${says('quote.exit', dayInWords(quotedTo.day), quotedTo.day)}`] : []),
    `per 100 of face value${terms.repayments?.length ? ' outstanding at settlement' : ''}`,
  ].join(', ');
};
