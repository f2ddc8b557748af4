import type { Exposure, ExposurePart } from './exposure.ts';
import type { RatingGroup } from './rating-groups.ts';

export type ConcentrationName = 'one-issuer' | 'below-investment-grade' | 'not-rated' | 'one-type';

export interface ConcentrationRule {
  readonly name: ConcentrationName;
  /** A share of the exposure above this is a concentration; fraction of one. */
  readonly above: number;
  /** Why that's too much, in words that end a sentence. */
  readonly reason: string;
}

/** The firm's own limits, not a regulator's. An adviser should look at what exceeds them. In the order of the warnings. */
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

/** Tolerance for rounding errors in sums of shares. */
const DUST = 1e-9;
const SPECULATIVE: readonly RatingGroup[] = ['BB+ and below', 'In default'];

const shareOf = (parts: readonly ExposurePart[], groups: readonly RatingGroup[]): number =>
  parts.filter(({ name }) => (groups as readonly string[]).includes(name)).reduce((sum, { share }) => sum + share, 0);

/**
 * The parts of an exposure that exceed a limit, by rule, largest share first. Government debt is never a concentration in one issuer or
 * type: it's the yardstick for the others.
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
