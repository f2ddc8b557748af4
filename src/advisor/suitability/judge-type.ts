import { limitsInWords } from '../bonds/band-limit-words.ts';
import type { BondOnOffer } from '../bonds/bond.ts';
import { type BondBand, RISK_BANDS, type RiskBand } from '../bonds/rating.ts';
import { BOND_RULES, type BondRule, bandAllows, isUnmatured, refusalOf, type SuitabilityRules } from './judge-bond.ts';
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
  const current = onOffer.filter((bond) => isUnmatured(bond, rules.settlesOn));
  if (current.length === 0) return judgeByMedian(bandOfType, rules);
  const judged = current.map((bond) => ({ bond, rule: refusalOf(bond, rules) }));
  const bonds = judged.filter(({ rule }) => rule === null).map(({ bond }) => bond);
  const isLowered = ({ bond, rule }: (typeof judged)[number]): boolean => rule === 'band' && bond.bandLimits !== undefined;
  const lowered = judged.filter(isLowered).map(({ bond }) => bond);
  const refusedBy = (rule: BondRule): BondOnOffer[] =>
    judged.filter((each) => each.rule === rule && !isLowered(each)).map(({ bond }) => bond);
  if (bonds.length > 0) {
    const refused = BOND_RULES.map((rule) => ({ rule, bonds: refusedBy(rule) })).filter((each) => each.bonds.length > 0);
    return { suitable: true, bonds, lowered, refused };
  }
  const why = BOND_RULES.findLast((rule) => judged.some((each) => each.rule === rule)) as Exclude<BondRule, 'maturity'>;
  if (why === 'band') {
    const lowestBand = RISK_BANDS.find((riskBand) => current.some((bond) => refusalOf(bond, { ...rules, riskBand }) === null)) ?? null;
    const limits = lowered.length === 0 ? '' : `, but nothing that ${limitsInWords(lowered)}`;
    return { suitable: false, reason: `${allowance(rules)}${limits}`, claims: [], why, lowestBand };
  }
  return { suitable: false, why, lowestBand: null, ...nothingLeftInWords(why, refusedBy(why), rules) };
};

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
