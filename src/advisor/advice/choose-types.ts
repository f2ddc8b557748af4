import type { Claim } from '../../claims/claim.ts';
import type { BondOnOffer } from '../bonds/bond.ts';
import type { RiskBand } from '../bonds/rating.ts';
import type { Profile } from '../book/profile.ts';
import type { Model } from '../model/model.ts';
import type { SuitabilityRules } from '../suitability/judge-bond.ts';
import { isTypeSuitable, judgeType, type LeftOutWhy, type RefusedBonds } from '../suitability/judge-type.ts';
import type { SuitabilityPolicy } from '../suitability/policy.ts';
import { rulesOf } from '../suitability/rules-of.ts';
import type { Day } from '../units.ts';
import type { OffersByType, TypeScore } from './recommend.ts';

/** The number of types recommended. */
const TYPES = 3;

export interface LeftOut {
  readonly type: TypeScore;
  readonly reason: string;
  /** The numbers in it. */
  readonly claims: readonly Claim[];
  readonly why: LeftOutWhy;
  /** The most conservative client band that could be shown it; null if none could. */
  readonly lowestBand: RiskBand | null;
}

export interface SuitableType {
  readonly type: TypeScore;
  readonly bonds: readonly BondOnOffer[];
  /** Those that structure or market keeps from the client, though their grades fit. */
  readonly lowered: readonly BondOnOffer[];
  /** All others that a rule keeps from the client. */
  readonly refused: readonly RefusedBonds[];
}

export interface Choice {
  /** At most three, best score first, each with all its suitable bonds. */
  readonly chosen: readonly SuitableType[];
  /** Every suitable type, best score first. */
  readonly suitable: readonly TypeScore[];
  /** Every type excluded by a rule, best score first. */
  readonly leftOut: readonly LeftOut[];
  /** By which bonds were judged. */
  readonly rules: SuitabilityRules;
  /** One of `suitable` with its bonds. */
  readonly withBonds: (type: TypeScore) => SuitableType;
}

export interface ChoiceOptions {
  readonly offers: OffersByType;
  /** Leaves out the types that the client has bought before, whether they still hold them or not. */
  readonly newTypesOnly?: boolean;
  /** When a purchase settles; default: on the profile's day. Bonds that have matured by then aren't recommended. */
  readonly settlesOn?: Day;
  /** Which client bands count; default: the usual policy. */
  readonly suitabilityPolicy?: SuitabilityPolicy;
  /** Default: the profile's horizon. */
  readonly horizonDays?: number | null;
}

type TypesOfModel = Pick<Model, 'bondTypes' | 'bandOfType'>;

/** What judges the types for a client. */
const judging = (model: TypesOfModel, profile: Profile, options: ChoiceOptions) => {
  const bought = new Set(options.newTypesOnly ? profile.holdings.map(({ bondType }) => bondType) : []);
  return {
    rules: rulesOf(profile, options.suitabilityPolicy, options.settlesOn ?? profile.asOf, options.horizonDays),
    isBought: ({ bondType }: TypeScore): boolean => bought.has(bondType),
    shelfOf: ({ bondType }: TypeScore) =>
      [options.offers.get(bondType) ?? [], model.bandOfType[model.bondTypes.indexOf(bondType)] ?? null] as const,
  };
};

/** The first suitable type of a ranking; the rest isn't looked at. */
export const leaderOf = (
  model: TypesOfModel,
  profile: Profile,
  ranking: readonly TypeScore[],
  options: ChoiceOptions,
): TypeScore | undefined => {
  const { rules, isBought, shelfOf } = judging(model, profile, options);
  return ranking.find((type) => !isBought(type) && isTypeSuitable(...shelfOf(type), rules));
};

/** Goes down a ranking: the first three suitable types, and every type excluded by a rule, wherever it ranks. */
export const chooseTypes = (model: TypesOfModel, profile: Profile, ranking: readonly TypeScore[], options: ChoiceOptions): Choice => {
  const { rules, isBought, shelfOf } = judging(model, profile, options);
  const suitable: TypeScore[] = [];
  const leftOut: LeftOut[] = [];
  for (const type of ranking) {
    if (isBought(type)) {
      const reason = 'the client has bought it before, and only new types were asked for';
      leftOut.push({ type, reason, claims: [], why: 'bought', lowestBand: null });
      continue;
    }
    // Most types of a client are suitable and not chosen: nobody asks for their bonds.
    if (isTypeSuitable(...shelfOf(type), rules)) {
      suitable.push(type);
      continue;
    }
    const verdict = judgeType(...shelfOf(type), rules);
    if (!verdict.suitable)
      leftOut.push({ type, reason: verdict.reason, claims: verdict.claims, why: verdict.why, lowestBand: verdict.lowestBand });
  }
  const withBonds = (type: TypeScore): SuitableType => {
    const verdict = judgeType(...shelfOf(type), rules);
    if (!verdict.suitable) throw new RangeError(`${type.bondType} isn't suitable`);
    return { type, bonds: verdict.bonds, lowered: verdict.lowered, refused: verdict.refused };
  };
  return { chosen: suitable.slice(0, TYPES).map(withBonds), suitable, leftOut, rules, withBonds };
};
