/** How often a bond pays interest. `at maturity`: once, with the principal; a zero coupon bond has a coupon of 0. */
export const COUPON_FREQUENCIES = ['monthly', 'every two months', 'quarterly', 'semi-annual', 'annual', 'at maturity'] as const;
export type CouponFrequency = (typeof COUPON_FREQUENCIES)[number];

const MONTHS: Readonly<Record<Exclude<CouponFrequency, 'at maturity'>, number>> = {
  monthly: 1,
  'every two months': 2,
  quarterly: 3,
  'semi-annual': 6,
  annual: 12,
};

/** Months from one coupon to the next; null for a single payment. */
export const monthsBetweenCoupons = (frequency: CouponFrequency): number | null => (frequency === 'at maturity' ? null : MONTHS[frequency]);
