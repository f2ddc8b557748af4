import type { BondOnOffer, RecommendedBond } from '../src/advisor/bond.ts';
import { formatRating } from '../src/advisor/rating.ts';
import { date, rate, shown } from './format.ts';

/** Who owes it, without the legal form; the bond's own id where nobody recorded who. */
export const issuerOf = (bond: BondOnOffer, longest: number): string =>
  bond.issuer === null
    ? shown(bond.isin ?? bond.bondId, longest)
    : shown(shown(bond.issuer, 200).replace(/ (Limited|Ltd\.?)$/i, ''), longest);

export const isinOf = (bond: BondOnOffer): string => shown(bond.isin ?? bond.bondId, 40);

export const ratingOf = (bond: BondOnOffer): string => {
  if (bond.rating) return shown(formatRating(bond.rating), 40);
  // Only a government's word gives a bond a band without a rating.
  return bond.band === null ? 'not rated' : 'government-backed';
};

/** In a table, where a rating would stand, of a bond that has none: {@link ratingOf} in a cell of its own. */
export const unratedCellOf = ({ band }: Pick<BondOnOffer, 'band'>): string => (band === null ? 'Not rated' : 'Government-backed');

/** Where a yield is only that of the last trade, the day of it. */
export const tradedOn = (bond: BondOnOffer): string | null =>
  bond.yieldFrom === 'last-trade' && bond.yieldDay !== null ? date(bond.yieldDay) : null;

export const yieldOf = (bond: BondOnOffer): string => {
  if (bond.yieldToMaturity === null) return 'yield unknown';
  const traded = tradedOn(bond);
  return `yield ${rate(bond.yieldToMaturity)}${traded === null ? '' : ` as of last trade ${traded}`}`;
};

export const maturityOf = (bond: BondOnOffer): string =>
  bond.maturityDay === null ? 'maturity unknown' : `matures ${date(bond.maturityDay)}`;

/** A duration, in years: `4.1 years`. */
export const years = (duration: number): string => `${duration.toFixed(1)} years`;

/** What the price does, with its sign: `−3.9 %`. */
export const priceChange = (share: number): string => `${share < 0 ? '−' : '+'}${(Math.abs(share) * 100).toFixed(1)} %`;

/** What one percentage point more would do to the price; null where the bond's facts do not say. */
export const rateRiskOf = ({ rateRisk }: RecommendedBond): string | null =>
  rateRisk ? `duration ${years(rateRisk.modifiedDuration)} (${priceChange(rateRisk.riseOnePoint)} if yields rise 1 point)` : null;
