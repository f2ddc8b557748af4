import type { Fraction } from '../../units.ts';
import type { YieldConvention } from './yield-convention.ts';

/** Today's value B of 1 paid later, and its first two derivatives by the yield, divided by B: years and years². */
export interface Discount {
  readonly factor: number;
  /** −(dB/dy)/B */
  readonly slope: number;
  /** (d²B/dy²)/B */
  readonly curvature: number;
}

/**
 * Discounting these payments by a yield y that compounds f times a year: B = (1 + y/f)^(−f·t), with t by the bond's own day count. A yield
 * that's simple at the end: B = 1/(1 + y·t) for a single payment up to t = 1/f.
 * @throws RangeError for a yield at which money grows without bound (1 + y/f not above zero)
 */
export const discountingBy = (
  { timesAYear, simpleAtTheEnd }: YieldConvention,
  flows: readonly unknown[],
  rate: Fraction,
): ((years: number) => Discount) => {
  const growth = 1 + rate / timesAYear;
  if (!(growth > 0)) throw new RangeError(`No price at a yield of ${rate}: it must be above ${-timesAYear}`);
  const force = timesAYear * Math.log1p(rate / timesAYear);
  const simpleUpTo = simpleAtTheEnd && flows.length === 1 ? 1 / timesAYear : 0;
  return (years) => {
    if (years <= simpleUpTo) {
      const factor = 1 / (1 + rate * years);
      return { factor, slope: years * factor, curvature: 2 * (years * factor) ** 2 };
    }
    return { factor: Math.exp(-force * years), slope: years / growth, curvature: (years * (years + 1 / timesAYear)) / growth ** 2 };
  };
};
