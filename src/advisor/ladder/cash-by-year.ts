import { dateOf } from '../bond-math/calendar.ts';
import { type Day, paise } from '../units.ts';
import { holdingOf } from './holding.ts';
import type { LadderPlace, YearOfCash } from './ladder.ts';

/** What bonds that are kept until they mature pay in each year of the calendar. Amounts are rounded once, at the end. */
export const cashByYear = (places: readonly LadderPlace[], asOf: Day): readonly YearOfCash[] => {
  const years = new Map<number, { coupons: number; redemptions: number }>();
  for (const { bond, amount, dirtyPrice } of places) {
    const face = amount / dirtyPrice;
    for (const { day, coupon, redemption } of holdingOf(bond, asOf)?.payments ?? []) {
      const { year } = dateOf(day);
      const known = years.get(year) ?? { coupons: 0, redemptions: 0 };
      years.set(year, { coupons: known.coupons + face * coupon, redemptions: known.redemptions + face * redemption });
    }
  }
  if (years.size === 0) return [];
  const first = Math.min(...years.keys());
  const last = Math.max(...years.keys());
  return Array.from({ length: last - first + 1 }, (_, place) => {
    const { coupons, redemptions } = years.get(first + place) ?? { coupons: 0, redemptions: 0 };
    return { year: first + place, coupons: paise(Math.round(coupons)), redemptions: paise(Math.round(redemptions)) };
  });
};
