import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import { bandOfGrade, type Grade } from '../../../src/advisor/bonds/rating.ts';
import type { LadderWish } from '../../../src/advisor/ladder/ladder.ts';
import type { SuitabilityRules } from '../../../src/advisor/suitability/judge-bond.ts';
import { fractionFromPercent, paiseFromRupees } from '../../../src/advisor/units.ts';
import { on } from './small-book.ts';

/** The day the tests build their ladders on. */
export const TODAY = on('2025-03-15');
/** Rules for a client of band B without a horizon. */
export const rules = (more: Partial<SuitabilityRules> = {}): SuitabilityRules => ({
  riskBand: 'B',
  asOf: TODAY,
  settlesOn: more.asOf ?? TODAY,
  horizonDays: null,
  ...more,
});
/** A wish for ₹3 lakh over three years. */
export const wish = (more: Partial<LadderWish> = {}): LadderWish => ({
  amount: paiseFromRupees(300_000),
  years: 3,
  lowestGrade: 'BBB-',
  callable: true,
  ...more,
});

/** A bond as tests write it: yields and coupons in percent, minimum investments in rupees. */
interface Words {
  readonly matures: string | null;
  readonly yieldPercent?: number | null;
  readonly couponPercent?: number | null;
  readonly grade?: Grade | null;
  readonly issuer?: string | null;
  readonly minimum?: number | null;
}

/** An annual bond. Its issuer has the same name as its id. */
export const bond = (
  bondId: string,
  { matures, yieldPercent = 9, couponPercent = 9, grade = 'AA', issuer = bondId, minimum = 10_000 }: Words,
): BondOnOffer => ({
  bondId,
  isin: null,
  issuer,
  bondType: 'Corporate Bonds',
  coupon: couponPercent === null ? null : fractionFromPercent(couponPercent),
  yieldToMaturity: yieldPercent === null ? null : fractionFromPercent(yieldPercent),
  yieldFrom: 'offer',
  yieldDay: null,
  rating: grade === null ? null : { grade, suffix: null, agency: null },
  band: grade === null ? null : bandOfGrade(grade),
  maturityDay: matures === null ? null : on(matures),
  minimumInvestment: minimum === null ? null : paiseFromRupees(minimum),
  frequency: 'annual',
});
