import type { RecommendedBond } from '../../advisor/bonds/bond.ts';
import type { BondTrait } from '../../advisor/bonds/bond-traits.ts';
import { isGovernmentBacked } from '../../advisor/bonds/government-backed.ts';
import { traitsOf } from '../../advisor/bonds/traits-of.ts';
import { withMinus } from '../../advisor/signed.ts';
import type { Says } from '../../claims/claim.ts';

/** What a structure means for whoever holds it, the most serious first. */
const STRUCTURES: ReadonlyArray<readonly [BondTrait, string]> = [
  ['Tier 1', 'The issuer may skip interest, and the principal may be written down.'],
  ['Tier 2', 'The principal may be written down if the bank fails.'],
  ['subordinated', 'Other creditors are paid first.'],
  ['perpetual', 'The issuer never has to repay it.'],
  ['market-linked', 'What’s repaid depends on an index.'],
  ['sovereign gold', 'What’s repaid depends on the price of gold.'],
  ['convertible', 'It may be turned into shares.'],
  ['securitised', 'What’s paid depends on a pool of loans.'],
  ['callable', 'The issuer may repay it early, when yields are low.'],
  ['unsecured', 'Nothing is pledged for it.'],
  ['floating', 'Interest changes with a reference rate.'],
];

/** `9.80%` */
export const percentInWords = (share: number): string => withMinus(`${(100 * share).toFixed(2)}%`);

export const creditRisk = (bond: RecommendedBond): string => {
  if (isGovernmentBacked(bond)) return 'A government stands behind it.';
  if (bond.rating === null) return 'It has no rating.';
  switch (bond.bandLimits ? 'A' : bond.band) {
    case 'A':
      return 'Low credit risk by its rating.';
    case 'B':
      return 'Medium credit risk by its rating.';
    default:
      return 'High credit risk by its rating.';
  }
};

export const structureRisks = (bond: RecommendedBond): readonly string[] => {
  const traits = traitsOf(bond);
  return STRUCTURES.filter(([trait]) => traits.includes(trait)).map(([, risk]) => risk);
};

export const rateRisk = ({ bondId, rateRisk: risk }: RecommendedBond, says: Says): readonly string[] =>
  risk
    ? [
        `If yields rise one point, the price changes by about ${says('offer.rise', percentInWords(risk.riseOnePoint), risk.riseOnePoint, { bond: bondId })}.`,
      ]
    : [];
