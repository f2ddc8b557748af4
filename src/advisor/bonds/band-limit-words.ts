import { withMinus } from '../signed.ts';
import type { BandLimit } from './band-of-bond.ts';
import type { BondOnOffer } from './bond.ts';

/** `4`, or `2.5`: a difference of rates in percentage points. */
export const pointsInWords = (difference: number): string => withMinus(String(Number((difference * 100).toFixed(1))));

const ruleInWords = (limit: BandLimit): string =>
  limit.kind === 'structure' ? `is ${limit.trait}` : `yields over ${pointsInWords(limit.most)} points more than government bonds`;

/**
 * Why the grades of these bonds aren't enough: `is perpetual or yields over 4 points more than government bonds`. Empty if they are.
 * @param joint how several reasons are joined: `and` if all are true of the only bond
 */
export const limitsInWords = (bonds: readonly BondOnOffer[], joint: 'or' | 'and' = 'or'): string =>
  [...new Set(bonds.flatMap(({ bandLimits = [] }) => bandLimits.map(ruleInWords)))].sort().join(` ${joint} `);
