import type { Model, SegmentCard } from '../../../src/advisor/model/model.ts';
import type { GroupQuality, Interval95, Quality } from '../../../src/advisor/model/quality.ts';
import type { VersionChanges, VersionFacts } from '../../../src/usecases/models/compare-versions.ts';
import type { StoredModel } from '../../../src/usecases/ports/model-store.ts';
import { dayOf } from './sample-recommendation.ts';

const around = (value: number): Interval95 => [value - 0.05, value + 0.05];

export const sampleGroup = (group: string, hitAt1: number, clients = 120): GroupQuality => ({
  group,
  clients,
  predictions: 3 * clients,
  hitAt1,
  ndcgAt3: hitAt1 + 0.1,
  logLoss: 1.6,
  ci95: { hitAt1: around(hitAt1), ndcgAt3: around(hitAt1 + 0.1), logLoss: [1.5, 1.7] },
  ece: 0.04,
  eceOfCalibrated: 0.05,
});

/** Quality of a model that's right in 45% of 1,156 cases: 60% in band C, 30% if the band is unknown. */
export const sampleQuality = (more: Partial<Quality> = {}): Quality => ({
  predictions: 1156,
  hitAt1: 0.45,
  hitAt3: 0.78,
  ndcgAt3: 0.64,
  logLoss: 1.673,
  hitAt1Ci95: [0.407, 0.484],
  globalPopularityHitAt1: 0.22,
  segmentsWorth: { predictions: 340, gain: 0.08, ci95: [0.03, 0.12], pays: true },
  inDetail: {
    origins: [dayOf('2024-01-01'), dayOf('2025-01-01')],
    clients: 373,
    purchases: 912,
    ci95: { hitAt3: [0.75, 0.81], ndcgAt3: [0.61, 0.67], logLoss: [1.6, 1.75] },
    ece: 0.037,
    eceOfCalibrated: 0.048,
    eceOfCalibrated99: 0.056,
    groups: {
      history: [sampleGroup('none', 0.4), sampleGroup('one', 0.41), sampleGroup('more', 0.48)],
      riskBand: [sampleGroup('A', 0.44), sampleGroup('C', 0.6), sampleGroup('unknown', 0.3)],
      gender: [sampleGroup('F', 0.43), sampleGroup('HUF', 0.47)],
      ageGroup: [sampleGroup('under 35', 0.45)],
    },
  },
  ...more,
});

export const sampleCard = (id: number, name: string, size = 100): SegmentCard => ({
  id,
  name,
  description: `${size} clients.`,
  size,
  confidence: 0.9,
  strongest: [],
  meanAge: 40,
  dominantRiskBand: 'B',
  meanReinvestmentRatio: 40,
  medianInvested: 500_000,
});

/** A stored model with only the parts that people read. */
export const sampleStored = (more: Partial<Model> = {}): StoredModel => ({
  version: 7,
  trainedAt: new Date('2026-03-10T08:00:00Z'),
  model: {
    asOf: dayOf('2026-03-09'),
    settings: { segments: 2, seed: 1 },
    bondTypes: ['Corporate Bonds', 'Green Bonds'],
    segments: [sampleCard(0, 'Mature Conservative Investors'), sampleCard(1, 'Young Aggressive Investors')],
    clients: 600,
    trades: 5970,
    quality: sampleQuality(),
    doubts: [],
    ...more,
  } as Model,
});

export const sampleFacts = (version: number, more: Partial<VersionFacts> = {}): VersionFacts => ({
  version,
  trainedAt: new Date('2026-03-10T08:00:00Z'),
  isActive: false,
  refusal: null,
  asOf: dayOf('2026-03-09'),
  settings: { segments: 5, seed: 1 },
  clients: 600,
  trades: 5970,
  bondTypes: 13,
  quality: sampleQuality(),
  ...more,
});

const card = (id: number, name: string, size: number) => ({ id, name, size });

/** Changes from version 3 to 4: one segment renamed, one gone, one new; 45 of 600 clients moved. */
export const sampleChanges = (more: Partial<VersionChanges> = {}): VersionChanges => ({
  before: sampleFacts(3),
  after: sampleFacts(4, { isActive: true, clients: 640, trades: 6200, asOf: dayOf('2026-06-30') }),
  isSameBook: false,
  segments: [
    { before: card(0, 'Mature Investors', 134), after: card(0, 'Mature Conservative Investors', 140), share: 0.92 },
    { before: null, after: card(1, 'Young Investors', 40), share: null },
    { before: card(1, 'Investors', 30), after: null, share: null },
  ],
  movements: {
    clients: 600,
    moved: 45,
    largest: [{ from: 'Mature Investors', to: 'Young Investors', clients: 38 }],
    others: { movements: 3, clients: 7 },
  },
  cells: [{ segment: 'Mature Conservative Investors', bondType: 'Treasury Bills', before: 0.31, after: 0.42 }],
  newTypes: ['Green Bonds'],
  goneTypes: [],
  ...more,
});
