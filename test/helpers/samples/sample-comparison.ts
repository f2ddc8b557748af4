import { clientId, fraction, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { ClientComparison, ComparedClient } from '../../../src/usecases/compare/compare-outcome.ts';
import { dayOf, sampleProfile, sampleShown, sampleType } from './sample-recommendation.ts';

export const sampleCompared = (id: string, more: Partial<ComparedClient> = {}): ComparedClient => ({
  profile: sampleProfile({ clientId: clientId(id) }),
  profileFrom: { kind: 'book' },
  recommendation: sampleShown().recommendation,
  ...more,
});

/** C_0042, aged 41, vs C_0017, aged 62, who bought little and is likely to buy gilts. */
export const sampleComparison = (more: Partial<ClientComparison> = {}): ClientComparison => ({
  left: sampleCompared('C_0042'),
  right: sampleCompared('C_0017', {
    profile: sampleProfile({
      clientId: clientId('C_0017'),
      age: 62,
      gender: 'F',
      riskBand: 'A',
      totalInvested: paiseFromRupees(90_000),
      trades: 1,
      reinvestmentRatio: null,
      averageYield: fraction(0.092),
    }),
    recommendation: {
      ...sampleShown().recommendation,
      segment: { id: 1, name: 'Mature Conservative Investors', size: 200, confidence: 0.7 },
      recommended: [sampleType('Government Securities', 0.51)],
      ranking: [sampleType('Government Securities', 0.51), sampleType('Corporate Bonds', 0.17)],
    },
  }),
  features: {
    known: [
      { kind: 'number', name: 'age', left: 41, right: 62, deviations: -2.1 },
      { kind: 'word', name: 'riskBand', left: 'B', right: 'A' },
      { kind: 'number', name: 'invested', left: 1_250_000, right: 90_000, deviations: 1.3 },
      { kind: 'number', name: 'averageYield', left: 0.091, right: 0.092, deviations: -0.1 },
    ],
    unknown: ['reinvestmentRatio'],
  },
  types: [
    { bondType: 'Corporate Bonds', left: { bought: 0.75, likely: 0.38 }, right: { bought: 0, likely: 0.1 } },
    { bondType: 'Government Securities', left: { bought: 0.25, likely: 0.12 }, right: { bought: 1, likely: 0.51 } },
    { bondType: 'All other types', left: { bought: 0, likely: 0.5 }, right: { bought: 0, likely: 0.39 } },
  ],
  model: { version: 7, trainedAt: new Date('2026-03-10T08:00:00Z') },
  asOf: dayOf('2026-03-12'),
  dataAsOf: dayOf('2026-03-12'),
  oldBook: null,
  shownAt: new Date('2026-03-13T08:00:00Z'),
  ...more,
});
