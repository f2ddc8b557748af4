import { pointsInWords } from '../../src/advisor/bonds/band-limit-words.ts';
import type { BondOnOffer, RecommendedBond } from '../../src/advisor/bonds/bond.ts';
import { formatRating, GRADES, RISK_BANDS } from '../../src/advisor/bonds/rating.ts';
import { traitsOf } from '../../src/advisor/bonds/traits-of.ts';
import type { Profile } from '../../src/advisor/book/profile.ts';
import { withMinus, withSign } from '../../src/advisor/signed.ts';
import type { Day } from '../../src/advisor/units.ts';
import { claim, claimAll } from '../../src/claims/claim.ts';
import type { ClaimKind } from '../../src/claims/kinds.ts';
import { date, money, rate, shown } from '../blocks/format.ts';

/** For whom a bond is shown, and as of when. */
export type ShownFor = Pick<Profile, 'clientId' | 'asOf'>;

/** Words about a bond that say a number. Null numbers say nothing. */
export const bondClaim = (words: string, { bondId }: BondOnOffer, kind: ClaimKind, number: number | null, asOf: Day | undefined): string =>
  number === null || asOf === undefined ? words : claim(words, { kind, subject: { bond: bondId }, number, asOf });

/** The bond's id, shown at a place of its type's list: it's on offer, fits the client, and is the best but for those before it. */
export const placeClaims = (words: string, { bondId }: BondOnOffer, place: number, { clientId, asOf }: ShownFor): string =>
  claimAll(words, [
    { kind: 'offer.fits', subject: { client: clientId, bond: bondId }, number: 1, asOf },
    { kind: 'offer.place', subject: { client: clientId, bond: bondId }, number: place + 1, asOf },
  ]);

/** Issuer without its legal form, or the bond's id if no issuer is recorded. */
export const issuerOf = (bond: BondOnOffer, longest: number): string =>
  bond.issuer === null
    ? shown(bond.isin ?? bond.bondId, longest)
    : shown(shown(bond.issuer, 200).replace(/ (Limited|Ltd\.?)$/i, ''), longest);

export const isinOf = (bond: BondOnOffer): string => shown(bond.isin ?? bond.bondId, 40);

/** @param asOf the day the claim is made for; absent: the words aren't a claim */
export const ratingOf = (bond: BondOnOffer, asOf?: Day): string => {
  if (bond.rating) return bondClaim(shown(formatRating(bond.rating), 40), bond, 'offer.grade', GRADES.indexOf(bond.rating.grade), asOf);
  // Only a government guarantee gives an unrated bond a band.
  return bond.band === null ? 'not rated' : bondClaim('government-backed', bond, 'offer.grade', 0, asOf);
};

/** What's known of the bond's structure: `perpetual, Tier 1`. Null if nothing is. */
export const structureOf = (bond: BondOnOffer): string | null => traitsOf(bond).join(', ') || null;

/** Why the bond isn't of band A, though its grade is; null if it's of its grade's band. */
export const bandLimitOf = (bond: BondOnOffer, asOf?: Day): string | null => {
  const { band, bandLimits = [], yieldToMaturity } = bond;
  if (band === null || band === 'default' || bandLimits.length === 0) return null;
  const reasons = bandLimits.map((limit) => {
    if (limit.kind === 'structure') return limit.trait;
    const over = (yieldToMaturity ?? 0) - limit.sovereign;
    const more = bondClaim(`${pointsInWords(over)} points`, bond, 'offer.overSovereign', over, asOf);
    const sovereign = bondClaim(rate(limit.sovereign), bond, 'offer.sovereign', limit.sovereign, asOf);
    const most = bondClaim(`${pointsInWords(limit.most)} points`, bond, 'offer.mostOverSovereign', limit.most, asOf);
    return `yields ${more} more than ${limit.from === 'market' ? 'government bonds' : 'the desk’s rate for government bonds'} (${sovereign}); band A allows ${most}`;
  });
  return `${bondClaim(`band ${band}`, bond, 'offer.band', RISK_BANDS.indexOf(band) + 1, asOf)}: ${reasons.join(', ')}`;
};

/** {@link ratingOf} of an unrated bond, capitalised for a table cell. */
export const unratedCellOf = ({ band }: Pick<BondOnOffer, 'band'>): string => (band === null ? 'Not rated' : 'Government-backed');

/** Date of the trade that the yield comes from. Null if the yield isn't from a last trade. */
export const tradedOn = (bond: BondOnOffer, asOf?: Day): string | null =>
  bond.yieldFrom === 'last-trade' && bond.yieldDay !== null
    ? bondClaim(date(bond.yieldDay), bond, 'offer.yieldDay', bond.yieldDay, asOf)
    : null;

/** What weighed most for the bond among those of its type; null if nothing is worth saying. */
export const whyIn = ({ why }: RecommendedBond): string | null => (why ? claimAll(why.sentence, why.claims) : null);

/** Yield and rating, and what weighed most for the bond: `7.30% at AA+, shorter than they usually buy`. */
export const whyInFull = (bond: RecommendedBond, asOf?: Day): string | null => {
  const why = whyIn(bond);
  if (why === null) return null;
  const earned = yieldIn(bond, asOf);
  const rated = bond.rating ? `at ${ratingOf({ ...bond, rating: { ...bond.rating, agency: null } }, asOf)}` : null;
  return `${[earned, rated].filter((each) => each !== null).join(' ')}${(earned ?? rated) ? ', ' : ''}${why}`;
};

/** The bond's yield; null if it's unknown. */
export const yieldIn = (bond: BondOnOffer, asOf?: Day): string | null =>
  bond.yieldToMaturity === null ? null : bondClaim(rate(bond.yieldToMaturity), bond, 'offer.yield', bond.yieldToMaturity, asOf);

/** The day on which the bond matures; null if it's unknown. */
export const maturityIn = (bond: BondOnOffer, asOf?: Day): string | null =>
  bond.maturityDay === null ? null : bondClaim(date(bond.maturityDay), bond, 'offer.maturity', bond.maturityDay, asOf);

export const couponIn = (bond: BondOnOffer, asOf?: Day): string | null =>
  bond.coupon === null ? null : bondClaim(rate(bond.coupon), bond, 'offer.coupon', bond.coupon, asOf);

export const minimumIn = (bond: BondOnOffer, asOf?: Day): string | null =>
  bond.minimumInvestment === null ? null : bondClaim(money(bond.minimumInvestment), bond, 'offer.minimum', bond.minimumInvestment, asOf);

/** A duration in years: `4.1 years`. */
export const years = (duration: number): string => withMinus(`${duration.toFixed(1)} years`);

/** A price change (a fraction) with its sign: `−3.9%`. */
export const priceChange = (share: number): string => withSign(`${(share * 100).toFixed(1)}%`);

/** Duration and the price change if yields rise one percentage point. Null if the bond's facts don't allow computing it. */
export const rateRiskOf = (bond: RecommendedBond, asOf?: Day): string | null => {
  const duration = durationIn(bond, asOf);
  return duration === null ? null : `duration ${duration} (${riseIn(bond, asOf)} if yields rise 1 point)`;
};

export const durationIn = (bond: RecommendedBond, asOf?: Day): string | null =>
  bond.rateRisk ? bondClaim(years(bond.rateRisk.modifiedDuration), bond, 'offer.duration', bond.rateRisk.modifiedDuration, asOf) : null;

export const riseIn = (bond: RecommendedBond, asOf?: Day): string | null =>
  bond.rateRisk ? bondClaim(priceChange(bond.rateRisk.riseOnePoint), bond, 'offer.rise', bond.rateRisk.riseOnePoint, asOf) : null;
