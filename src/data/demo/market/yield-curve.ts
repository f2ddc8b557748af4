/** Years before the reference day, and the short sovereign rate then (percent): a rise, a plateau and the first cuts. */
const SHORT_RATE: ReadonlyArray<readonly [number, number]> = [
  [0, 5.6],
  [0.7, 6.1],
  [1.5, 6.6],
  [2.3, 6.5],
  [3.2, 5.2],
  [4, 4.2],
  [6, 5.6],
  [9, 6.6],
  [14, 7],
];

const shortRate = (yearsBefore: number): number => {
  const clamped = Math.min(14, Math.max(0, yearsBefore));
  for (let i = 1; i < SHORT_RATE.length; i++) {
    const [left, leftRate] = SHORT_RATE[i - 1] as readonly [number, number];
    const [right, rightRate] = SHORT_RATE[i] as readonly [number, number];
    if (clamped <= right) return leftRate + ((rightRate - leftRate) * (clamped - left)) / (right - left);
  }
  return 7;
};

/** The long end moves less than the short end: at 30 years the curve is pulled most of the way to 7.2%. */
const LONG_RATE = 7.2;

/** Sovereign yield (percent a year) for a tenor in years, some years before the reference day. The curve slopes upward. */
export const sovereignYield = (yearsBefore: number, tenorYears: number): number => {
  const short = shortRate(yearsBefore);
  const pull = 1 - Math.exp(-Math.max(0, tenorYears) / 6);
  return short + (LONG_RATE - short) * 0.85 * pull;
};

/**
 * Price per 100 of face value, discounting a fractional number of periods: 100 if the coupon equals the yield.
 * @param coupon percent a year, 0 for a zero-coupon bond
 * @param frequency coupons a year, 0 for none
 * @param yieldPercent percent a year
 */
export const priceFromYield = (coupon: number, frequency: number, yieldPercent: number, years: number): number => {
  const periods = frequency || 1;
  const discount = (1 + yieldPercent / 100 / periods) ** (-periods * years);
  return (coupon / yieldPercent) * 100 * (1 - discount) + 100 * discount;
};
