import { addDays, type Day } from '../../advisor/units.ts';

/** Where nothing is offered, a bond traded within this many days before the newest trade can still be had. */
const DAYS_BACK = 180;

/** First and last day of the trades that speak for a bond. Nothing after `asOf` is looked at, nor before 180 days up to the newest trade. */
export const offerWindow = (asOf: Day, newest: Day): { readonly from: Day; readonly to: Day } => {
  const to = asOf < newest ? asOf : newest;
  return { from: addDays(to, -DAYS_BACK), to };
};

/** A bond whose maturity is unknown is not known to live, so it is not offered by name. */
export const isUnmatured = (bond: { readonly maturityDay: Day | null }, asOf: Day): boolean =>
  bond.maturityDay !== null && bond.maturityDay > asOf;
