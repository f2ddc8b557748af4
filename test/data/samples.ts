import type { Profile } from '../../src/advisor/book/profile.ts';
import { FACT_NAMES } from '../../src/advisor/model/fact-names.ts';
import type { Model } from '../../src/advisor/model/model.ts';
import { clientId, day, fraction, paise } from '../../src/advisor/units.ts';
import type { ShownRecommendation } from '../../src/usecases/ports/shown-recommendation.ts';

export const sampleProfile = (id: string, parts: Partial<Profile> = {}): Profile => ({
  clientId: clientId(id),
  asOf: day(20_000),
  age: 41,
  gender: 'F',
  riskBand: 'B',
  riskBandSource: 'recorded',
  totalInvested: paise(9_000_000_000_000_001),
  averageYield: fraction(0.1 + 0.2),
  averageCoupon: null,
  trades: 6,
  firstTradeDay: day(19_000),
  lastTradeDay: day(19_990),
  reinvestmentRatio: fraction(1 / 3),
  holdings: [
    { bondType: 'Corporate Bonds', trades: 4, amount: paise(500_000_00), lastDay: day(19_990) },
    { bondType: 'Grüne Anleihen 🌱', trades: 2, amount: paise(1), lastDay: day(19_000) },
  ],
  recentPurchases: [{ day: day(19_990), amounts: [{ bondType: 'Corporate Bonds', amount: paise(500_000_00) }] }],
  parentId: null,
  relationshipManagerId: 'RM_1',
  ...parts,
});

const TWO_BY_TWO = [
  [0.5, 0.5],
  [0, 0],
];

/** Two segments, two types, and the other parts a store looks at. The numbers mean nothing but are hard to write as decimals. */
export const sampleModel = (parts: Partial<Model> = {}): Model =>
  ({
    format: 2,
    asOf: day(20_000),
    settings: { segments: 'auto', seed: 42 },
    fingerprint: 'f00d',
    bondTypes: ['Corporate Bonds', 'Treasury Bills'],
    bandOfType: ['B', null],
    features: {
      numeric: [{ name: 'invested', log: true, median: 12.3, mean: 11.9, scale: 1.7, indicator: true }],
      categorical: [{ name: 'gender', levels: ['F', 'M', 'unknown'] }],
    },
    centroids: [
      [0.1, 0.2, 0.3, 0, 1],
      [1e-300, -4.5e17, 1 / 3, 1, 0],
    ],
    inertia: 123.456,
    silhouette: null,
    segments: [0, 1].map((id) => ({
      id,
      name: `Segment ${id}`,
      description: 'Clients.',
      size: 10,
      confidence: null,
      strongest: [{ feature: 'age', z: 1.5 }],
      meanAge: null,
      dominantRiskBand: 'B',
      meanReinvestmentRatio: 12.5,
      medianInvested: 1_000_000,
    })),
    qTable: {
      values: [
        [0.36, 0.1],
        [0.2, 0.7],
      ],
      visits: [
        [10, 3],
        [4, 9],
      ],
    },
    personal: {
      sequence: {
        popularity: [0.6, 0.4],
        again: [1, 1 / 3],
        next: TWO_BY_TWO,
        present: TWO_BY_TWO,
        absent: TWO_BY_TWO,
        ownStrength: 1.5,
      },
      segmentShares: { strength: 20, shares: TWO_BY_TWO },
      together: TWO_BY_TWO,
      traits: [],
      drift: [1, 1],
      driftFast: [1, 1],
      weights: {
        shared: Object.fromEntries(FACT_NAMES.map((name) => [name, 1 / 7])),
        byType: Array.from({ length: 6 }, () => [0, 1e-9]),
      },
    },
    clients: 20,
    trades: 26,
    quality: {
      predictions: 100,
      hitAt1: 0.5,
      hitAt3: 0.9,
      ndcgAt3: 0.7,
      logLoss: 1.1,
      hitAt1Ci95: [0.4, 0.6],
      globalPopularityHitAt1: 0.4,
    },
    doubts: [],
    ...parts,
  }) as Model;

export const sampleShown = (id: string, parts: Partial<ShownRecommendation> = {}): ShownRecommendation => {
  const score = { bondType: 'Corporate Bonds', probability: 0.1 + 0.2, score: 0.33, qValue: 0.36, feedbackTerm: 0.027 };
  const profile = sampleProfile('C_0042');
  return {
    id,
    shownTo: 'U1',
    shownAt: new Date('2026-02-03T04:05:06.789Z'),
    profile,
    profileFrom: { kind: 'book' },
    recommendation: {
      clientId: profile.clientId,
      asOf: day(20_000),
      segment: { id: 1, name: 'Segment 1', size: 10, confidence: 0.87 },
      recommended: [
        {
          ...score,
          reasons: ['Bought most: <Corporate Bonds> & more 🎉'],
          bonds: [
            {
              bondId: 'INE001',
              isin: 'INE001',
              issuer: '<!channel>',
              bondType: 'Corporate Bonds',
              coupon: fraction(0.095),
              yieldToMaturity: fraction(0.1),
              yieldFrom: 'last-trade',
              yieldDay: day(19_999),
              rating: { grade: 'AA+', suffix: 'CE', agency: null },
              band: 'A',
              maturityDay: day(22_000),
              minimumInvestment: paise(1_000_000),
            },
          ],
        },
      ],
      ranking: [score],
      excluded: [{ bondType: 'High Yield Bonds', reason: 'risk band B allows BBB- and better' }],
      counterfactual: null,
    },
    model: { version: 7, trainedAt: new Date('2026-01-01T00:00:00.001Z') },
    dataAsOf: day(20_000),
    ...parts,
  };
};
