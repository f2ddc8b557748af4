import type { ClientTrade } from '../../../src/advisor/book/client-trade.ts';
import type { Profile } from '../../../src/advisor/book/profile.ts';
import { concentrationsOf } from '../../../src/advisor/family/concentration.ts';
import { exposureOf } from '../../../src/advisor/family/exposure.ts';
import type { FamilyStatistics } from '../../../src/advisor/family/family-statistics.ts';
import type { Kinship } from '../../../src/advisor/family/kinship.ts';
import type { PairFigures } from '../../../src/advisor/family/pair-figures.ts';
import { clientId, fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { FamilyMember, FamilyReview } from '../../../src/usecases/family/family-outcome.ts';
import { dayOf, sampleProfile, sampleShown } from './sample-recommendation.ts';

export const sampleTrade = (more: Partial<ClientTrade> = {}): ClientTrade => ({
  clientId: clientId('C_0042'),
  day: dayOf('2025-06-02'),
  amount: paiseFromRupees(100_000),
  bondId: 'INE001A07KU4',
  isin: 'INE001A07KU4',
  issuer: 'Sahyadri Finance Limited',
  bondType: 'Corporate Bonds',
  yieldToMaturity: fraction(0.098),
  coupon: fraction(0.095),
  frequency: null,
  rating: { grade: 'AA', suffix: null, agency: 'CRISIL' },
  band: 'A',
  maturityDay: dayOf('2028-03-01'),
  ...more,
});

export const sampleMember = (id: string, more: Partial<FamilyMember> & { readonly profile?: Profile } = {}): FamilyMember => ({
  profile: sampleProfile({ clientId: clientId(id) }),
  recommendation: sampleShown().recommendation,
  isHolder: false,
  outstanding: paiseFromRupees(500_000),
  kinship: null,
  ...more,
});

export const sampleKinship = (more: Partial<Kinship> = {}): Kinship => ({
  riskMatches: true,
  reinvestmentDifference: -0.35,
  reinvestmentSimilar: false,
  shared: ['Corporate Bonds'],
  parentOnly: ['Tax-Free Bonds'],
  childOnly: ['Green Bonds'],
  ...more,
});

const AS_OF = dayOf('2026-03-12');

/** A holder and a member, with three quarters of the outstanding amount in Sahyadri Finance. */
export const sampleReview = (more: Partial<FamilyReview> = {}): FamilyReview => {
  const exposure = exposureOf(
    [
      sampleTrade({ amount: paiseFromRupees(750_000) }),
      sampleTrade({ amount: paiseFromRupees(250_000), issuer: 'Kaveri Power', bondType: 'Green Bonds' }),
      sampleTrade({ amount: paiseFromRupees(40_000), maturityDay: dayOf('2025-12-01') }),
      sampleTrade({ amount: paiseFromRupees(30_000), maturityDay: null }),
    ],
    AS_OF,
  );
  return {
    asked: clientId('C_0045'),
    holder: clientId('C_0042'),
    members: [
      sampleMember('C_0042', { isHolder: true }),
      sampleMember('C_0045', { kinship: { parent: clientId('C_0042'), found: sampleKinship() } }),
    ],
    more: 0,
    hidden: 0,
    exposure,
    concentrations: concentrationsOf(exposure),
    model: { version: 7, trainedAt: new Date('2026-03-10T08:00:00Z') },
    asOf: AS_OF,
    dataAsOf: AS_OF,
    oldBook: null,
    shownAt: new Date('2026-03-13T08:00:00Z'),
    ...more,
  };
};

export const samplePairFigures = (more: Partial<PairFigures> = {}): PairFigures => ({
  families: 40,
  pairs: 55,
  bandsKnown: 50,
  matchRate: 0.58,
  ratiosKnown: 30,
  meanDifference: -0.031,
  meanApart: 0.27,
  similarShare: 0.42,
  ...more,
});

export const sampleStatistics = (more: Partial<FamilyStatistics> = {}): FamilyStatistics => ({
  asOf: AS_OF,
  dataAsOf: AS_OF,
  all: samplePairFigures(),
  groups: [
    { name: 'Middle-aged Balanced Investors', figures: samplePairFigures({ families: 30, pairs: 40 }) },
    { name: 'Other segments together', figures: samplePairFigures({ families: 10, pairs: 15, matchRate: null }) },
  ],
  points: [
    { parent: 50, child: 60, sameBand: true },
    { parent: 50, child: 10, sameBand: false },
    { parent: 0, child: 50, sameBand: null },
  ],
  families: 42,
  withoutHolder: { families: 2, members: 2 },
  ...more,
});
