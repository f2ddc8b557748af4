import type { BondOnOffer } from '../../../advisor/bonds/bond.ts';
import { isPerpetual } from '../../../advisor/bonds/perpetual.ts';
import { addDays, type Day } from '../../../advisor/units.ts';

/** If there are no offers, a bond traded this many days before the newest trade still counts as available. */
const DAYS_BACK = 180;

/** First and last day of the trades that count for bonds on offer: the 180 days up to the newest trade, and nothing after `asOf`. */
export const offerWindow = (asOf: Day, newest: Day): { readonly from: Day; readonly to: Day } => {
  const to = asOf < newest ? asOf : newest;
  return { from: addDays(to, -DAYS_BACK), to };
};

/**
 * Whether a bond matures after the day on which its purchase settles, or never. We don't offer a bond by name if we don't know its maturity.
 */
export const isUnmatured = (bond: Pick<BondOnOffer, 'maturityDay' | 'traits'>, settlesOn: Day): boolean =>
  isPerpetual(bond) || (bond.maturityDay !== null && bond.maturityDay > settlesOn);
