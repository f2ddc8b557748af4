/** Longer tenors, and perpetuals, count as this many years. */
const LONGEST = 40;

/** The natural logarithm of the years to maturity on a day: from a day to 40 years. @param maturityDay days since 1970 */
export const logYears = (maturityDay: number, on: number): number =>
  Math.log(Math.min(LONGEST * 365.25, Math.max(1, maturityDay - on)) / 365.25);
