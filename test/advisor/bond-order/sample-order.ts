import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import type { Profile } from '../../../src/advisor/book/profile.ts';
import { BOND_INPUTS, type BondInput, type BondOrder } from '../../../src/advisor/model/bond-order.ts';
import { addDays, fraction, type Paise } from '../../../src/advisor/units.ts';
import { on } from '../../helpers/samples/small-book.ts';

export const ASOF = on('2026-11-01');
const weights = (some: Partial<Record<BondInput, number>>): Record<BondInput, number> =>
  Object.fromEntries(BOND_INPUTS.map((name) => [name, some[name] ?? 0])) as Record<BondInput, number>;

/** An order with these weights, for the book and for the second of two segments. */
export const learnedOrder = (book: Partial<Record<BondInput, number>>, segment: Partial<Record<BondInput, number>> = {}): BondOrder => ({
  weights: weights(book),
  bySegment: [weights({}), weights(segment)],
  usual: { logYears: [[Math.log(5)], [Math.log(5)]], grade: [[2], [2]] },
  bought: { x: 9 },
  purchases: 100,
});

/** A corporate bond of five years. */
export const bond = (bondId: string, some: Partial<BondOnOffer> = {}): BondOnOffer => ({
  bondId,
  isin: null,
  issuer: bondId,
  bondType: 'Corporate Bonds',
  coupon: null,
  yieldToMaturity: fraction(0.08),
  yieldFrom: 'offer',
  yieldDay: null,
  rating: { grade: 'AA+', suffix: null, agency: null },
  band: 'A',
  maturityDay: addDays(ASOF, 5 * 365),
  minimumInvestment: null,
  sovereign: fraction(0.07),
  ...some,
});

/** A client who holds something of one issuer. */
export const profile = {
  asOf: ASOF,
  averageYield: fraction(0.08),
  trades: 2,
  totalInvested: 2e7 as Paise,
  holdings: [],
  issuers: [{ issuer: 'issuer held', outstanding: 1e7 as Paise }],
} as unknown as Profile;
