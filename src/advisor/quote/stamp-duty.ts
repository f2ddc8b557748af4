import type { Day, Fraction } from '../units.ts';

/** What the buyer pays to the state on top of the price, from a settlement day on. */
export interface StampDuty {
  readonly from: Day;
  /** Of the consideration. */
  readonly rate: Fraction;
  /** Bond types without duty. */
  readonly exempt: readonly string[];
}

/** Rate on a day for a type of bond; null if there's none for that day. */
export const stampDutyOn = (table: readonly StampDuty[], on: Day, bondType: string): Fraction | null => {
  const inForce = table.findLast(({ from }) => from <= on);
  if (!inForce) return null;
  return inForce.exempt.includes(bondType) ? (0 as Fraction) : inForce.rate;
};
