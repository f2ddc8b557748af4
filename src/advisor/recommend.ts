import type { BondOnOffer, RecommendedBond } from './bond.ts';
import { type Choice, type ChoiceOptions, chooseTypes, type SuitableType } from './choose-types.ts';
import { counterfactualOf } from './counterfactual.ts';
import { Explanation } from './explain.ts';
import { type ExploreOptions, type FirstPlace, firstPlaceOf } from './exploration/first-place.ts';
import type { FeedbackTerms } from './feedback.ts';
import type { Model, SegmentCard } from './model.ts';
import { orderBonds } from './order-bonds.ts';
import type { Profile } from './profile.ts';
import { rankTypes } from './rank-types.ts';
import type { ClientId, Day } from './units.ts';
import { withRateRisk } from './with-rate-risk.ts';

/** One type as it was ranked. */
export interface TypeScore {
  readonly bondType: string;
  /** That the client's next purchase is of this type; sums to 1 over all types. */
  readonly probability: number;
  /** probability + feedback term: what ranks. */
  readonly score: number;
  /** The cell of the Q-table, with feedback. */
  readonly qValue: number;
  /** What thumbs add to this cell. */
  readonly feedbackTerm: number;
}

export interface RecommendedType extends TypeScore {
  /** In words and numbers that come from the model, the weightiest first. */
  readonly reasons: readonly string[];
  /** At most five, in the order of `orderBonds`: near the client's usual yield, then the better grade. */
  readonly bonds: readonly RecommendedBond[];
}

export interface ExcludedType {
  readonly bondType: string;
  readonly reason: string;
}

export interface Recommendation {
  readonly clientId: ClientId;
  readonly asOf: Day;
  readonly segment: Pick<SegmentCard, 'id' | 'name' | 'size' | 'confidence' | 'bandShares'>;
  /** The suitable types, at most three, best score first, but for a first place that was drawn (`firstPlace`). Empty: nothing is suitable. */
  readonly recommended: readonly RecommendedType[];
  /** Every type of the model, best score first, suitable or not. */
  readonly ranking: readonly TypeScore[];
  /** Every type that a rule left out, best score first, and that rule. */
  readonly excluded: readonly ExcludedType[];
  /** What would have changed the order, in a sentence; null where there is no runner-up, or a draw and no score decided. */
  readonly counterfactual: string | null;
  /** How the first type came to be first. Absent where nothing is suitable, and on what was stored before it was logged. */
  readonly firstPlace?: FirstPlace;
}

/** Bonds on offer by the name of their type. */
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
  /** segments × bond types of this model. */
  readonly feedback: FeedbackTerms;
  /** Null or absent: the best score takes the first place. */
  readonly explore?: ExploreOptions | null;
}

const BONDS_A_TYPE = 5;

/**
 * What to offer a client: all types ranked by score (probability + feedback term), the first three that are suitable with their bonds and
 * reasons, and what suitability left out ahead of them. The client's segment, probabilities and age of purchases are as of `profile.asOf`.
 */
export const recommend = (model: Model, profile: Profile, options: RecommendOptions): Recommendation => {
  const ranked = rankTypes(model, profile, options.feedback);
  const choice = chooseTypes(model, profile, ranked.ranking, options);
  const { first, firstPlace } = takeFirstPlace(model, ranked.segment, choice, options.explore ?? null);
  const isByScore = first === choice.chosen[0];
  const types =
    isByScore || !first ? choice.chosen : [first, ...choice.chosen.filter((type) => type !== first)].slice(0, choice.chosen.length);
  const explanation = new Explanation(model, ranked);
  const { id, name, size, confidence, bandShares } = model.segments[ranked.segment] as SegmentCard;
  return {
    clientId: profile.clientId,
    asOf: profile.asOf,
    segment: { id, name, size, confidence, ...(bandShares && { bandShares }) },
    recommended: types.map(({ type, bonds }) => ({
      ...type,
      reasons: explanation.reasonsFor(type),
      bonds: orderBonds(bonds, profile)
        .slice(0, BONDS_A_TYPE)
        .map((bond) => withRateRisk(bond, profile.asOf)),
    })),
    ranking: ranked.ranking,
    excluded: choice.leftOut.map(({ type, reason }) => ({ bondType: type.bondType, reason })),
    counterfactual: isByScore ? counterfactualOf(model, profile, choice, options) : null,
    ...(firstPlace && { firstPlace }),
  };
};

const takeFirstPlace = (
  model: Model,
  segment: number,
  { suitable }: Choice,
  explore: ExploreOptions | null,
): { readonly first?: SuitableType; readonly firstPlace?: FirstPlace } => {
  if (suitable.length === 0) return {};
  const { first, firstPlace } = firstPlaceOf(
    model,
    segment,
    suitable.map(({ type }) => type),
    explore,
  );
  const found = suitable.find(({ type }) => type === first);
  return { ...(found && { first: found }), firstPlace };
};
