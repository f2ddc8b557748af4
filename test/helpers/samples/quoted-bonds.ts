import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { type Priceable, priceable } from '../../../src/advisor/bonds/priceable.ts';
import { type QuotedAt, type Valuation, valueBond } from '../../../src/advisor/bonds/value-bond.ts';
import { type Day, fraction } from '../../../src/advisor/units.ts';
import { sampleBond } from './sample-recommendation.ts';
import { on } from './small-book.ts';

/** A day on which the exchange is open. */
export const SETTLEMENT = on('2026-12-02');

/** A 9.5% annual corporate bond to 1 March 2031, with changes. */
export const annualBond = (more: Partial<BondOnOffer> = {}): BondOnOffer =>
  sampleBond({ frequency: 'annual', issueDay: on('2024-03-01'), maturityDay: on('2031-03-01'), ...more });

/** The bond as it's priced. @throws Error if it can't be */
export const pricedBond = (bond: BondOnOffer, settlement: Day = SETTLEMENT): Extract<Priceable, { kind: 'priceable' }> => {
  const described = priceable(bond, settlement);
  if (described.kind !== 'priceable') throw new Error(`not priceable: ${described.reason}`);
  return described;
};

export const atYield = (percent: number): QuotedAt => ({ kind: 'yield', yield: fraction(percent / 100) });
export const atPrice = (per100: number): QuotedAt => ({ kind: 'price', clean: fraction(per100 / 100) });

/** What the bond is worth. @throws Error if it can't be valued */
export const valuedBond = (bond: BondOnOffer, at: QuotedAt, settlement: Day = SETTLEMENT): Valuation => {
  const valued = valueBond(pricedBond(bond, settlement), settlement, at);
  if (valued.kind !== 'valued') throw new Error(`not valued: ${valued.reason}`);
  return valued.valuation;
};

/** Whether two figures agree to twelve decimals. */
export const near = (found: number | null | undefined, expected: number, within = 1e-12): boolean =>
  found != null && Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected));
