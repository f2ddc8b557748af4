import type { RecommendedType, TypeScore } from '../../../src/advisor/advice/recommend.ts';
import type { BondOnOffer } from '../../../src/advisor/bonds/bond.ts';
import type { Profile } from '../../../src/advisor/book/profile.ts';
import { clientId, type Day, day, dayFromIso, fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { FeedbackTally, ShownRecommendation } from '../../../src/usecases/ports/shown-recommendation.ts';

export const dayOf = (iso: string): Day => dayFromIso(iso) ?? day(0);

export const sampleBond = (more: Partial<BondOnOffer> = {}): BondOnOffer => ({
  bondId: 'INE001A07KU4',
  isin: 'INE001A07KU4',
  issuer: 'Sahyadri Finance Limited',
  bondType: 'Corporate Bonds',
  coupon: fraction(0.095),
  yieldToMaturity: fraction(0.098),
  yieldFrom: 'offer',
  yieldDay: null,
  rating: { grade: 'AA', suffix: 'CE', agency: 'CRISIL' },
  band: 'A',
  maturityDay: dayOf('2028-03-01'),
  minimumInvestment: paiseFromRupees(100_000),
  ...more,
});

export const sampleProfile = (more: Partial<Profile> = {}): Profile => ({
  clientId: clientId('C_0042'),
  asOf: dayOf('2026-03-12'),
  age: 41,
  gender: 'M',
  riskBand: 'B',
  riskBandSource: 'recorded',
  totalInvested: paiseFromRupees(1_250_000),
  outstanding: paiseFromRupees(900_000),
  maturityUnknown: paiseFromRupees(0),
  averageYield: fraction(0.091),
  averageCoupon: fraction(0.088),
  trades: 6,
  purchaseDays: 6,
  firstTradeDay: dayOf('2023-01-10'),
  lastTradeDay: dayOf('2026-02-01'),
  reinvestmentRatio: fraction(0.4),
  boughtAgain: fraction(0.75),
  holdings: [],
  recentPurchases: [],
  parentId: null,
  relationshipManagerId: '7',
  ...more,
});

const score = (bondType: string, probability: number): TypeScore => ({
  bondType,
  probability,
  score: probability,
  qValue: probability - 0.02,
  feedbackTerm: 0,
});

export const sampleType = (bondType: string, probability: number, more: Partial<RecommendedType> = {}): RecommendedType => ({
  ...score(bondType, probability),
  reasons: [`3 of the client’s 6 purchases were ${bondType}`, `The segment bought ${bondType} in 36% of its purchases`],
  bonds: [sampleBond({ bondType })],
  ...more,
});

export const sampleShown = (
  more: Partial<Omit<ShownRecommendation, 'recommendation'>> & {
    readonly recommendation?: Partial<ShownRecommendation['recommendation']>;
  } = {},
): ShownRecommendation => {
  const recommended = [
    sampleType('Corporate Bonds', 0.38),
    sampleType('Green Bonds', 0.2),
    sampleType('Tax-Free Bonds', 0.12, { bonds: [] }),
  ];
  return {
    id: '7b1a3c52-9a5e-4a70-8e53-0c9f7f6f2f10',
    shownTo: 'U_ADVISOR',
    shownAt: new Date('2026-03-13T08:00:00Z'),
    profile: sampleProfile(),
    profileFrom: { kind: 'book' },
    model: { version: 7, trainedAt: new Date('2026-03-10T08:00:00Z') },
    dataAsOf: dayOf('2026-03-12'),
    ...more,
    recommendation: {
      clientId: clientId('C_0042'),
      asOf: dayOf('2026-03-12'),
      segment: { id: 3, name: 'Middle-aged Balanced Investors', size: 412, confidence: 0.87 },
      recommended,
      ranking: recommended,
      excluded: [{ bondType: 'High Yield Bonds', reason: 'risk band B allows BBB- and better' }],
      counterfactual: 'With two more purchases of Green Bonds the order would turn.',
      ...more.recommendation,
    },
  };
};

export const NO_SIGNS: FeedbackTally = { up: 0, down: 0, bondType: 'Corporate Bonds', effect: { qWithout: 0.36, qWith: 0.36 } };
export const SOME_SIGNS: FeedbackTally = { up: 2, down: 1, bondType: 'Corporate Bonds', effect: { qWithout: 0.36, qWith: 0.38 } };
