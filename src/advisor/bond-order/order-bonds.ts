import type { BondOnOffer } from '../bonds/bond.ts';
import { GRADES, RISK_BANDS } from '../bonds/rating.ts';
import type { Profile } from '../book/profile.ts';
import type { Model } from '../model/model.ts';
import { compareBytewise } from '../units.ts';
import { scoreOffers } from './score-offers.ts';

/** Yields are compared in steps of half a percentage point. */
const YIELD_STEP = 0.005;

/** A model, and the client's segment in it. */
export interface OrderBy {
  readonly model: Pick<Model, 'bondOrder' | 'bondTypes'>;
  readonly segment: number;
}

/**
 * Orders a type's suitable bonds, best first, as the model learned to. A model from before that, or of too few purchases, orders them by nearness
 * to the client's usual yield. Of equal ones the better grade comes first, then the higher yield, then the id.
 */
export const orderBonds = (bonds: readonly BondOnOffer[], profile: Profile, { model, segment }: OrderBy): BondOnOffer[] => {
  const { bondOrder } = model;
  if (!bondOrder) return orderByYield(bonds, profile);
  const scores = scoreOffers(bonds, profile, { bondOrder, bondTypes: model.bondTypes, segment });
  return [...bonds.keys()]
    .sort((one, other) => scores[other] - scores[one] || byGrade(bonds[one], bonds[other]))
    .map((place) => bonds[place]);
};

/**
 * Nearest to the client's usual yield first, in steps of half a percentage point; within a step by better grade, then higher yield, then id.
 * By yield alone, the worst rating would come first. Without a usual yield, the better grade comes first.
 */
export const orderByYield = (bonds: readonly BondOnOffer[], { averageYield }: Pick<Profile, 'averageYield'>): BondOnOffer[] => {
  const distance = ({ yieldToMaturity }: BondOnOffer): number => {
    if (averageYield === null) return 0;
    return yieldToMaturity === null ? Number.MAX_SAFE_INTEGER : Math.floor(Math.abs(yieldToMaturity - averageYield) / YIELD_STEP);
  };
  return bonds.toSorted((left, right) => distance(left) - distance(right) || byGrade(left, right));
};

const byGrade = (left: BondOnOffer, right: BondOnOffer): number =>
  gradeOf(left) - gradeOf(right) ||
  (right.yieldToMaturity ?? -1) - (left.yieldToMaturity ?? -1) ||
  compareBytewise(left.bondId, right.bondId);

/** Long-term and short-term grades on one scale: by band, then by place in `GRADES`. */
const gradeOf = ({ rating, band }: BondOnOffer): number => {
  const place = band === null || band === 'default' ? RISK_BANDS.length : RISK_BANDS.indexOf(band);
  return place * 100 + (rating ? GRADES.indexOf(rating.grade) : GRADES.length);
};
