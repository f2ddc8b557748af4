import type { Claim } from '../../claims/claim.ts';
import { orderBonds } from '../bond-order/order-bonds.ts';
import { whyBonds } from '../bond-order/why-bond.ts';
import { limitsInWords } from '../bonds/band-limit-words.ts';
import type { BondOnOffer, RecommendedBond } from '../bonds/bond.ts';
import { withRateRisk } from '../bonds/with-rate-risk.ts';
import type { Profile } from '../book/profile.ts';
import type { Model, SegmentCard } from '../model/model.ts';
import { differsFromSegment } from '../segments/differs-from-segment.ts';
import { type CountedBand, countedBand } from '../suitability/counted-band.ts';
import type { BondRule } from '../suitability/judge-bond.ts';
import type { LeftOutWhy } from '../suitability/judge-type.ts';
import { ruleInWords } from '../suitability/rule-words.ts';
import type { ClientId, Day } from '../units.ts';
import type { FeedbackTerms } from '../values/feedback.ts';
import type { CellOutcomes, OutcomesByCell } from '../values/outcomes.ts';
import { type Choice, type ChoiceOptions, chooseTypes, type SuitableType } from './choose-types.ts';
import { counterfactualOf } from './counterfactual.ts';
import { Explanation } from './explain.ts';
import { type ExploreOptions, type FirstPlace, firstPlaceOf } from './first-place.ts';
import { rankTypes } from './rank-types.ts';

/** A ranked type. */
export interface TypeScore {
  readonly bondType: string;
  /** The probability that the client's next purchase is of this type; sums to 1 over all types. */
  readonly probability: number;
  /** probability + what feedback adds; types are ranked by it. */
  readonly score: number;
  /** The Q-table's cell plus feedback. */
  readonly qValue: number;
  /** What feedback adds to this cell for this client: advisers' signs and outcomes. */
  readonly feedbackTerm: number;
  /** What followed earlier recommendations of this cell; its term is in `feedbackTerm`. Absent if nothing is known. */
  readonly outcomes?: CellOutcomes;
}

export interface RecommendedType extends TypeScore {
  /** In words, with numbers from the model; strongest first. */
  readonly reasons: readonly string[];
  /** The numbers in each reason. Absent in older stored recommendations. */
  readonly claims?: ReadonlyArray<readonly Claim[]>;
  /** At most five, in the order of `orderBonds`. */
  readonly bonds: readonly RecommendedBond[];
  /** Why bonds that fit by their grades were left out. Absent: none was, and in older stored recommendations. */
  readonly lowered?: LoweredBonds;
  /** Bonds that other rules left out, in the rules' order. Absent: none was, and in older stored recommendations. */
  readonly refused?: readonly RefusedByRule[];
}

/** How many bonds of a recommended type a rule keeps from the client. */
export interface RefusedByRule {
  readonly rule: BondRule;
  readonly bonds: number;
  /** With the client's number; of several bonds, that of the one which is nearest to being allowed. */
  readonly reason: string;
  readonly claims: readonly Claim[];
}

/** Bonds of a recommended type that structure or market keeps from the client, though their grades fit. */
export interface LoweredBonds {
  readonly bonds: number;
  /** What all of them are: `is perpetual or yields over 4 points more than government bonds`. */
  readonly reason: string;
}

export interface ExcludedType {
  readonly bondType: string;
  readonly reason: string;
  /** The rule behind it. Absent in older stored recommendations. */
  readonly why?: LeftOutWhy;
  /** The numbers in the reason. Absent in older stored recommendations. */
  readonly claims?: readonly Claim[];
}

export interface Recommendation {
  readonly clientId: ClientId;
  readonly asOf: Day;
  readonly segment: Pick<SegmentCard, 'id' | 'name' | 'size' | 'confidence' | 'bandShares'> & {
    /** The model's day, from which its figures count. Absent in older stored recommendations. */
    readonly learnedOn?: Day;
    /** Where the client contradicts a word of the segment's name. Absent in older stored recommendations. */
    readonly differs?: readonly string[];
  };
  /** The client's band that suitability went by. Absent in older stored recommendations. */
  readonly countedBand?: CountedBand;
  /** At most three suitable types, best score first unless the first place was drawn (`firstPlace`). Empty if nothing is suitable. */
  readonly recommended: readonly RecommendedType[];
  /** Every type of the model, best score first, suitable or not. */
  readonly ranking: readonly TypeScore[];
  /** Every type excluded by a rule, best score first, with the reason. */
  readonly excluded: readonly ExcludedType[];
  /** A sentence about what would change the order; null without a runner-up, or if a draw decided. */
  readonly counterfactual: string | null;
  /** The numbers in it. Absent in older stored recommendations, and without a sentence. */
  readonly counterfactualClaims?: readonly Claim[];
  /** How the first type was chosen. Absent if nothing is suitable, and in older stored recommendations. */
  readonly firstPlace?: FirstPlace;
}

/** Bonds on offer by type name. */
export type OffersByType = ReadonlyMap<string, readonly BondOnOffer[]>;

export const offersByType = (offers: readonly BondOnOffer[]): OffersByType => {
  const byType = new Map<string, BondOnOffer[]>();
  for (const offer of offers) {
    const known = byType.get(offer.bondType);
    if (known) known.push(offer);
    else byType.set(offer.bondType, [offer]);
  }
  return byType;
};

export interface RecommendOptions extends ChoiceOptions {
  /** What advisers' signs add for this client: segments × bond types of this model. */
  readonly feedback: FeedbackTerms;
  /** What followed earlier recommendations. Absent: nothing is known. */
  readonly outcomes?: OutcomesByCell;
  /** Null or absent: the best score comes first. */
  readonly explore?: ExploreOptions | null;
  /** The desk's next working days after the profile's, six of them, for the counterfactual. Without them it speaks of no purchase. */
  readonly nextWorkingDays?: readonly Day[];
}

const BONDS_A_TYPE = 5;

/**
 * What to offer a client: all types ranked by score (probability + feedback term), the first three suitable ones with bonds and reasons,
 * and the types excluded by suitability. Segment, probabilities and the age of purchases are as of `profile.asOf`.
 */
export const recommend = (model: Model, profile: Profile, options: RecommendOptions): Recommendation => {
  const ranked = rankTypes(model, profile, options);
  const choice = chooseTypes(model, profile, ranked.ranking, options);
  const { first, firstPlace } = takeFirstPlace(model, ranked.segment, choice, options.explore ?? null);
  const isByScore = first === choice.chosen[0];
  const types =
    isByScore || !first ? choice.chosen : [first, ...choice.chosen.filter((type) => type !== first)].slice(0, choice.chosen.length);
  const counterfactual = isByScore ? counterfactualOf(model, profile, choice, options) : null;
  const explanation = new Explanation(model, ranked, profile);
  const card = model.segments[ranked.segment] as SegmentCard;
  const { id, name, size, confidence, bandShares } = card;
  return {
    clientId: profile.clientId,
    asOf: profile.asOf,
    segment: {
      id,
      name,
      size,
      confidence,
      ...(bandShares && { bandShares }),
      learnedOn: model.asOf,
      differs: differsFromSegment(card, profile),
    },
    countedBand: countedBand(profile, options.suitabilityPolicy),
    recommended: types.map(({ type, bonds, lowered, refused }) => {
      const reasons = explanation.reasonsFor(type);
      return {
        ...type,
        reasons: reasons.map(({ sentence }) => sentence),
        claims: reasons.map(({ claims }) => claims),
        bonds: bestBonds(bonds, profile, model, ranked.segment, options.settlesOn ?? profile.asOf),
        ...(lowered.length > 0 && {
          lowered: { bonds: lowered.length, reason: limitsInWords(lowered, lowered.length === 1 ? 'and' : 'or') },
        }),
        ...(refused.length > 0 && {
          refused: refused.map((each) => ({
            rule: each.rule,
            bonds: each.bonds.length,
            ...ruleInWords(each.rule, each.bonds, choice.rules),
          })),
        }),
      };
    }),
    ranking: ranked.ranking,
    excluded: choice.leftOut.map(({ type, reason, why, claims }) => ({
      bondType: type.bondType,
      reason,
      why,
      ...(claims.length > 0 && { claims }),
    })),
    counterfactual: counterfactual?.sentence ?? null,
    ...(counterfactual && { counterfactualClaims: counterfactual.claims }),
    ...(firstPlace && { firstPlace }),
  };
};

/** The first bonds in order, each with what weighed for it. */
const bestBonds = (bonds: readonly BondOnOffer[], profile: Profile, model: Model, segment: number, settlesOn: Day): RecommendedBond[] => {
  const { bondOrder, bondTypes } = model;
  const best = orderBonds(bonds, profile, { model, segment }).slice(0, BONDS_A_TYPE);
  const why = bondOrder ? whyBonds(best, bonds, profile, { bondOrder, bondTypes, segment }) : [];
  return best.map((bond, place) => ({
    ...bond,
    ...(why[place] && { why: why[place] }),
    rateRisk: withRateRisk(bond, settlesOn).rateRisk ?? null,
  }));
};

const takeFirstPlace = (
  model: Model,
  segment: number,
  { suitable, chosen, withBonds }: Choice,
  explore: ExploreOptions | null,
): { readonly first?: SuitableType; readonly firstPlace?: FirstPlace } => {
  if (suitable.length === 0) return {};
  const { first, firstPlace } = firstPlaceOf(model, segment, suitable, explore);
  return { first: chosen.find(({ type }) => type === first) ?? withBonds(first), firstPlace };
};
