import { limitsInWords } from '../bonds/band-limit-words.ts';
import type { BondOnOffer } from '../bonds/bond.ts';
import { type BondBand, RISK_BANDS, type RiskBand } from '../bonds/rating.ts';
import { BOND_RULES, type BondRule, bandAllows, refusalOf, type SuitabilityRules } from './judge-bond.ts';
import { allowance, guardianRule, nothingLeftInWords, type Said } from './rule-words.ts';

/**
 * Why a type is left out. `guardian`: nobody may buy for the client. `horizon` to `issuer`: the last rule that holds for all its bonds on offer.
 * `median-default`, `median`: nothing is on offer, and what the band of the type's bonds in the book says. `bought`: only new types were asked for.
 */
export type LeftOutWhy = Exclude<BondRule, 'maturity'> | 'median-default' | 'median' | 'bought';

/** Bonds of a type that a rule keeps from the client. */
export interface RefusedBonds {
  readonly rule: BondRule;
  readonly bonds: readonly BondOnOffer[];
}

export type TypeVerdict =
  /**
   * `lowered`: bonds that the client's band would allow by their grades, but not by structure or market. `refused`: all others that a rule
   * leaves out, in the rules' order.
   */
  | {
      readonly suitable: true;
      readonly bonds: readonly BondOnOffer[];
      readonly lowered: readonly BondOnOffer[];
      readonly refused: readonly RefusedBonds[];
    }
  /** `lowestBand`: the most conservative client band that could be shown a bond of this type; null if none could. */
  | ({ readonly suitable: false; readonly why: LeftOutWhy; readonly lowestBand: RiskBand | null } & Said);

/** Why a type that suits the client comes without a bond by name. */
export const WHY_NO_BOND = 'those of this type have matured, have no recorded maturity, or weren’t offered or traded lately';

/**
 * Whether a type may be recommended, and with which bonds; if not, the reason in words. A type without an unmatured bond on offer is judged
 * by the median band of its bonds in the book. A type without any rated bond is for band C only.
 * @param onOffer the type's bonds on offer
 * @param bandOfType median band of the type's bonds in the book; null if none is rated
 */
export const judgeType = (onOffer: readonly BondOnOffer[], bandOfType: BondBand | null, rules: SuitabilityRules): TypeVerdict => {
  if (rules.client?.lacksGuardian) return { suitable: false, why: 'guardian', lowestBand: null, ...guardianRule(rules.client, rules.asOf) };
  const [bonds, lowered]: [BondOnOffer[], BondOnOffer[]] = [[], []];
  const refusedBy = new Map<BondRule, BondOnOffer[]>();
  for (const bond of onOffer) {
    const rule = refusalOf(bond, rules);
    if (rule === null) bonds.push(bond);
    else if (rule === 'band' && bond.bandLimits !== undefined) lowered.push(bond);
    else if (rule !== 'maturity') {
      const others = refusedBy.get(rule);
      if (others) others.push(bond);
      else refusedBy.set(rule, [bond]);
    }
  }
  if (bonds.length > 0) {
    const refused = BOND_RULES.map((rule) => ({ rule, bonds: refusedBy.get(rule) ?? [] })).filter((each) => each.bonds.length > 0);
    return { suitable: true, bonds, lowered, refused };
  }
  const why = BOND_RULES.findLast((rule) => refusedBy.has(rule) || (rule === 'band' && lowered.length > 0)) as
    | Exclude<BondRule, 'maturity'>
    | undefined;
  if (why === undefined) return judgeByMedian(bandOfType, rules);
  if (why === 'band') {
    const lowestBand = RISK_BANDS.find((riskBand) => hasFitting(onOffer, { ...rules, riskBand })) ?? null;
    const limits = lowered.length === 0 ? '' : `, but nothing that ${limitsInWords(lowered)}`;
    return { suitable: false, reason: `${allowance(rules)}${limits}`, claims: [], why, lowestBand };
  }
  return { suitable: false, why, lowestBand: null, ...nothingLeftInWords(why, refusedBy.get(why) ?? [], rules) };
};

const hasFitting = (bonds: readonly BondOnOffer[], rules: SuitabilityRules): boolean =>
  bonds.some((bond) => refusalOf(bond, rules) === null);

/** Whether `judgeType` finds a type suitable. It looks no further than the first bond that fits. */
export const isTypeSuitable = (onOffer: readonly BondOnOffer[], bandOfType: BondBand | null, rules: SuitabilityRules): boolean =>
  hasFitting(onOffer, rules) || judgeType(onOffer, bandOfType, rules).suitable;

const judgeByMedian = (bandOfType: BondBand | null, rules: SuitabilityRules): TypeVerdict => {
  if (bandOfType === 'default')
    return {
      suitable: false,
      reason: 'no bond is on offer, and the median bond of the type is in default',
      claims: [],
      why: 'median-default',
      lowestBand: null,
    };
  if (bandAllows(rules.riskBand, bandOfType ?? 'C')) return { suitable: true, bonds: [], lowered: [], refused: [] };
  const why =
    bandOfType === null
      ? 'no bond is on offer and none in the book has a rating'
      : `no bond is on offer and the type's median band is ${bandOfType}`;
  return { suitable: false, reason: `${allowance(rules)}; ${why}`, claims: [], why: 'median', lowestBand: bandOfType ?? 'C' };
};
