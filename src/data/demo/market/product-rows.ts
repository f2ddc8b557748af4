import { isoFromDay } from '../../../advisor/units.ts';
import { SLASHED_MATURITIES } from '../ground/dirt.ts';
import type { OfferRow, ProductRatingRow, ProductRow, RatingAgencyRow } from '../ground/firm-rows.ts';
import { codeOfGrade, type DemoGrade, notchesFrom } from '../ground/grade-scale.ts';
import { RandomStream } from '../ground/random-stream.ts';
import { UNREADABLE_MATURITIES } from './bond-dirt.ts';
import type { DemoBond } from './bonds.ts';
import type { DemoOffer } from './offers.ts';

export const RATING_AGENCIES: readonly RatingAgencyRow[] = ['CRISIL', 'ICRA', 'CARE', 'India Ratings', 'Acuite', 'Brickwork'].map(
  (agency_name, index) => ({ id: index + 1, agency_name }),
);
const CRISIL = 1;
const D_PLUS = 39;
const UNKNOWN_CODE = 99;

const maturityText = (bond: DemoBond, random: RandomStream): string => {
  if (bond.dirt === 'unreadable-maturity') return UNREADABLE_MATURITIES[bond.id % UNREADABLE_MATURITIES.length] as string;
  const text = isoFromDay(bond.maturityDay);
  return random.chance(SLASHED_MATURITIES) ? text.replaceAll('-', '/') : text;
};

export const productRow = (bond: DemoBond, seed: number): ProductRow => {
  const nameless = bond.dirt === 'nameless';
  return {
    id: bond.id,
    isin: bond.isin,
    issuer_name: nameless ? null : bond.issuer.name,
    name: nameless ? null : bond.name,
    coupon_rate: bond.coupon,
    Issuer_type: bond.dirt === 'unknown-issuer-type' ? UNKNOWN_CODE : bond.issuer.issuerType,
    ip_frequency: bond.dirt === 'unknown-frequency' ? UNKNOWN_CODE : bond.frequencyCode,
    issue_date: isoFromDay(bond.issueDay),
    maturity_date: maturityText(bond, new RandomStream(seed, 'product', bond.id)),
  };
};

/**
 * Grades from one to three agencies. A second and third agency agree or are a notch higher; if CRISIL, whose grade counts, is one of them,
 * they may also be a notch lower.
 */
const gradesOf = (grade: DemoGrade, random: RandomStream): ReadonlyArray<readonly [number, DemoGrade]> => {
  const others = RATING_AGENCIES.filter((agency) => agency.id !== CRISIL).map((agency) => agency.id);
  const byCrisil = random.chance(0.55);
  const first = byCrisil ? CRISIL : random.pick(others);
  const rest = others.filter((agency) => agency !== first);
  const extra = random.weighted([0.68, 0.25, 0.07]);
  const start = random.integer(0, rest.length - 1);
  const more = Array.from({ length: extra }, (_, index): readonly [number, DemoGrade] => {
    const notches = random.weighted([0.2, 0.6, 0.2]) - 1;
    return [rest[(start + index) % rest.length] as number, notchesFrom(grade, byCrisil ? notches : Math.max(0, notches))];
  });
  return [[first, grade], ...more];
};

/** A bond's rating rows: none for sovereigns and unrated bonds, one to three for the others. Ids start at `firstId`. */
export const ratingRows = (bond: DemoBond, seed: number, firstId: number): ProductRatingRow[] => {
  if (bond.grade === null || bond.dirt === 'unrated') return [];
  if (bond.dirt === 'defaulted') return [{ id: firstId, product_id: bond.id, agency_id: CRISIL, rating: D_PLUS }];
  const random = new RandomStream(seed, 'ratings', bond.id);
  const creditEnhanced = bond.bondType === 'Municipal Bonds' || bond.issuer.name.includes('Expressway');
  return gradesOf(bond.grade, random).map(([agency, grade], index) => ({
    id: firstId + index,
    product_id: bond.id,
    agency_id: agency,
    rating: codeOfGrade(grade, creditEnhanced),
  }));
};

export const offerRow = (offer: DemoOffer): OfferRow => ({
  id: offer.id,
  product_id: offer.bond.id,
  yield: offer.yieldPercent,
  min_investment: offer.minimumInvestment,
  valid_until: isoFromDay(offer.until),
});
