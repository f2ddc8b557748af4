import type { Fraction } from '../../units.ts';
import type { BulletBond } from './bullet-bond.ts';
import { monthsBetweenCoupons } from './coupon-frequency.ts';

/** Today's value B of 1 paid later, and its first two derivatives by the yield, divided by B: years and years². */
export interface Discount {
  readonly factor: number;
  /** −(dB/dy)/B */
  readonly slope: number;
  /** (d²B/dy²)/B */
  readonly curvature: number;
}

/** How often per year the bond's yield compounds: as often as it pays; once for a single payment. */
export const compoundingsAYear = ({ frequency }: Pick<BulletBond, 'frequency'>): number => 12 / (monthsBetweenCoupons(frequency) ?? 12);

/**
 * Discounting by a yield.
 * - Coupon bonds (street convention, but with the bond's own day count): B = (1 + y/f)^(−f·t).
 * - Single payments (zero coupon, interest at maturity): B = 1/(1 + y·t) up to one year, as money markets quote; B = (1 + y)^(−t) beyond.
 *   Both agree at one year.
 * @throws RangeError for a yield at which money grows without bound (1 + y/f not above zero)
 */
export const discountingBy = (bond: Pick<BulletBond, 'frequency'>, yieldToMaturity: Fraction): ((years: number) => Discount) => {
  const periods = compoundingsAYear(bond);
  const growth = 1 + yieldToMaturity / periods;
  if (!(growth > 0)) throw new RangeError(`No price at a yield of ${yieldToMaturity}: it must be above ${-periods}`);
  const force = periods * Math.log1p(yieldToMaturity / periods);
  const isSimple = bond.frequency === 'at maturity';
  return (years) => {
    if (isSimple && years <= 1) {
      const factor = 1 / (1 + yieldToMaturity * years);
      return { factor, slope: years * factor, curvature: 2 * (years * factor) ** 2 };
    }
    return { factor: Math.exp(-force * years), slope: years / growth, curvature: (years * (years + 1 / periods)) / growth ** 2 };
  };
};
