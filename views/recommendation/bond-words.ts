import type { BondOnOffer, RecommendedBond } from '../../src/advisor/bonds/bond.ts';
import { isPerpetual } from '../../src/advisor/bonds/perpetual.ts';
import { formatRating } from '../../src/advisor/bonds/rating.ts';
import { date, rate, shown } from '../blocks/format.ts';

/** Issuer without its legal form, or the bond's id if no issuer is recorded. */
export const issuerOf = (bond: BondOnOffer, longest: number): string =>
  bond.issuer === null
    ? shown(bond.isin ?? bond.bondId, longest)
    : shown(shown(bond.issuer, 200).replace(/ (Limited|Ltd\.?)$/i, ''), longest);

export const isinOf = (bond: BondOnOffer): string => shown(bond.isin ?? bond.bondId, 40);

export const ratingOf = (bond: BondOnOffer): string => {
  if (bond.rating) return shown(formatRating(bond.rating), 40);
  // Only a government guarantee gives an unrated bond a band.
  return bond.band === null ? 'not rated' : 'government-backed';
};

/** {@link ratingOf} of an unrated bond, capitalised for a table cell. */
export const unratedCellOf = ({ band }: Pick<BondOnOffer, 'band'>): string => (band === null ? 'Not rated' : 'Government-backed');

/** Date of the trade that the yield comes from. Null if the yield isn't from a last trade. */
export const tradedOn = (bond: BondOnOffer): string | null =>
  bond.yieldFrom === 'last-trade' && bond.yieldDay !== null ? date(bond.yieldDay) : null;

export const yieldOf = (bond: BondOnOffer): string => {
  if (bond.yieldToMaturity === null) return 'yield unknown';
  const traded = tradedOn(bond);
  return `yield ${rate(bond.yieldToMaturity)}${traded === null ? '' : ` as of last trade ${traded}`}`;
};

export const maturityOf = (bond: BondOnOffer): string =>
  isPerpetual(bond) ? 'perpetual' : bond.maturityDay === null ? 'maturity unknown' : `matures ${date(bond.maturityDay)}`;

/** A duration in years: `4.1 years`. */
export const years = (duration: number): string => `${duration.toFixed(1)} years`;

/** A price change (a fraction) with its sign: `−3.9 %`. */
export const priceChange = (share: number): string => `${share < 0 ? '−' : '+'}${(Math.abs(share) * 100).toFixed(1)} %`;

/** Duration and the price change if yields rise one percentage point. Null if the bond's facts don't allow computing it. */
export const rateRiskOf = ({ rateRisk }: RecommendedBond): string | null =>
  rateRisk ? `duration ${years(rateRisk.modifiedDuration)} (${priceChange(rateRisk.riseOnePoint)} if yields rise 1 point)` : null;
