import type { Exposure, ExposurePart } from './exposure.ts';
import type { RatingGroup } from './rating-groups.ts';

export type ConcentrationName = 'one-issuer' | 'below-investment-grade' | 'not-rated' | 'one-type';

export interface ConcentrationRule {
  readonly name: ConcentrationName;
  /** A share of the exposure above this is said; fraction of one. */
  readonly above: number;
  /** Why that much is too much, in words that end a sentence. */
  readonly reason: string;
}

/** House limits, not a regulator's: an advisor should look where one of them is passed. The order is the order of warnings. */
export const CONCENTRATION_RULES: Readonly<Record<ConcentrationName, ConcentrationRule>> = {
  'one-issuer': {
    name: 'one-issuer',
    above: 0.25,
    reason: 'one default would reach more than a quarter of what the family has in bonds',
  },
  'below-investment-grade': {
    name: 'below-investment-grade',
    above: 0.2,
    reason: 'bonds of BB+ and below default together when times are bad',
  },
  'not-rated': { name: 'not-rated', above: 0.2, reason: 'no agency has said how safe it is' },
  'one-type': { name: 'one-type', above: 0.6, reason: 'bonds of one kind fall together' },
};

export interface Concentration {
  readonly rule: ConcentrationRule;
  /** The issuer, the type, or the rating group. */
  readonly of: string;
  readonly share: number;
}

/** What adding up shares may be off by. */
const DUST = 1e-9;
const SPECULATIVE: readonly RatingGroup[] = ['BB+ and below', 'In default'];

const shareOf = (parts: readonly ExposurePart[], groups: readonly RatingGroup[]): number =>
  parts.filter(({ name }) => (groups as readonly string[]).includes(name)).reduce((sum, { share }) => sum + share, 0);

/**
 * What of an exposure lies beyond a house limit, by rule, the largest share first. What a government owes is no concentration in one issuer or
 * in one type: it is what the others are measured against.
 */
export const concentrationsOf = (exposure: Exposure): Concentration[] => {
  const above = (rule: ConcentrationRule, of: string, share: number): Concentration[] =>
    share > rule.above + DUST ? [{ rule, of, share }] : [];
  const rules = CONCENTRATION_RULES;
  const ofParts = (rule: ConcentrationRule, parts: readonly ExposurePart[]): Concentration[] =>
    parts.filter(({ isGovernment }) => !isGovernment).flatMap(({ name, share }) => above(rule, name, share));
  return [
    ...ofParts(rules['one-issuer'], exposure.byIssuer),
    ...above(rules['below-investment-grade'], 'BB+ and below', shareOf(exposure.byRating, SPECULATIVE)),
    ...above(rules['not-rated'], 'Not rated', shareOf(exposure.byRating, ['Not rated'])),
    ...ofParts(rules['one-type'], exposure.byType),
  ];
};
