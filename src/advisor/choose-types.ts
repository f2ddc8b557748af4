import type { BondOnOffer } from './bond.ts';
import type { Model } from './model.ts';
import type { Profile } from './profile.ts';
import type { RiskBand } from './rating.ts';
import type { OffersByType, TypeScore } from './recommend.ts';
import { judgeType } from './suitability.ts';

/** Types that are recommended. */
const TYPES = 3;

export interface LeftOut {
  readonly type: TypeScore;
  readonly reason: string;
  /** The most conservative client band that would be shown it; null where no band would. */
  readonly lowestBand: RiskBand | null;
}

export interface SuitableType {
  readonly type: TypeScore;
  readonly bonds: readonly BondOnOffer[];
}

export interface Choice {
  /** At most three, best score first, each with all its suitable bonds. */
  readonly chosen: readonly SuitableType[];
  /** All that no rule leaves out, best score first. */
  readonly suitable: readonly SuitableType[];
  /** Every type that a rule leaves out, best score first. */
  readonly leftOut: readonly LeftOut[];
}

export interface ChoiceOptions {
  readonly offers: OffersByType;
  readonly newTypesOnly?: boolean;
  /** Default: the profile's. */
  readonly horizonDays?: number | null;
}

/** Walks down a ranking: the first three suitable types, and everything that a rule leaves out, wherever it ranks. */
export const chooseTypes = (
  model: Pick<Model, 'bondTypes' | 'bandOfType'>,
  profile: Profile,
  ranking: readonly TypeScore[],
  options: ChoiceOptions,
): Choice => {
  const rules = { riskBand: profile.riskBand, asOf: profile.asOf, horizonDays: options.horizonDays ?? profile.horizonDays ?? null };
  const held = new Set(options.newTypesOnly ? profile.holdings.map(({ bondType }) => bondType) : []);
  const suitable: SuitableType[] = [];
  const leftOut: LeftOut[] = [];
  for (const type of ranking) {
    if (held.has(type.bondType)) {
      leftOut.push({ type, reason: 'the client holds it already, and only new types were asked for', lowestBand: null });
      continue;
    }
    const band = model.bandOfType[model.bondTypes.indexOf(type.bondType)] ?? null;
    const verdict = judgeType(options.offers.get(type.bondType) ?? [], band, rules);
    if (!verdict.suitable) leftOut.push({ type, reason: verdict.reason, lowestBand: verdict.lowestBand });
    else suitable.push({ type, bonds: verdict.bonds });
  }
  return { chosen: suitable.slice(0, TYPES), suitable, leftOut };
};
