import type { ClientCall } from '../../src/advisor/desk/call-list.ts';
import type { DeskFigures, SegmentRow } from '../../src/advisor/desk/desk-figures.ts';
import type { Quality } from '../../src/advisor/model.ts';
import { clientId, day, paiseFromRupees } from '../../src/advisor/units.ts';
import type { HomeContent, SystemState } from '../../src/usecases/desk/home-content.ts';
import type { CallList } from '../../src/usecases/ports/call-store.ts';
import { dayOf } from './sample-recommendation.ts';

const AS_OF = dayOf('2026-03-12');

export const sampleSegment = (more: Partial<SegmentRow> = {}): SegmentRow => ({
  id: 0,
  name: 'Middle-aged Balanced Investors',
  description: '412 clients, 44 years old on average. Against the average client: higher yields.',
  clients: 412,
  invested: paiseFromRupees(125_000_000),
  medianInvested: paiseFromRupees(180_000),
  meanAge: 44,
  dominantBand: 'B',
  dominantShare: 0.87,
  meanReinvestment: 0.43,
  confidence: 0.87,
  topTypes: [{ bondType: 'Corporate Bonds', share: 0.4 }],
  ...more,
});

export const sampleFigures = (more: Partial<DeskFigures> = {}): DeskFigures => ({
  format: 1,
  asOf: AS_OF,
  version: 7,
  clients: 600,
  buyers: 580,
  trades: 3600,
  invested: paiseFromRupees(210_000_000),
  meanYield: 0.0921,
  segments: [sampleSegment(), sampleSegment({ id: 1, name: 'Young Conservative Investors', clients: 188, confidence: null })],
  bands: [
    { band: 'A', source: 'recorded', clients: 240, invested: paiseFromRupees(90_000_000) },
    { band: 'A', source: 'derived', clients: 60, invested: paiseFromRupees(10_000_000) },
    { band: null, source: 'unknown', clients: 300, invested: paiseFromRupees(110_000_000) },
  ],
  ages: [],
  types: [],
  months: [],
  quality: {
    rows: 3700,
    skipped: { 'no client': 100 },
    blanked: {},
    unclassifiedTrades: 40,
    tradesAfterMaturity: 3,
    tradesWithoutYield: 10,
    tradesWithoutRating: 0,
    bonds: 240,
    bondsWithoutMaturity: 4,
    clientsWithoutAge: 12,
    clientsWithoutGender: 5,
    clientsWithoutBand: 300,
    clientsWithoutTrade: 20,
  },
  ...more,
});

const whose = (id: string, name: string | null) => ({
  clientId: clientId(id),
  clientName: name,
  relationshipManagerId: '7',
  invested: paiseFromRupees(1_250_000),
});

export const maturingCall = (id: string, name: string | null = null, bonds = 1): ClientCall => ({
  ...whose(id, name),
  kind: 'maturing',
  day: day(AS_OF + 9),
  amount: paiseFromRupees(250_000),
  bonds,
});
export const idleCall = (id: string, name: string | null = null, usualGap: number | null = 45.5): ClientCall => ({
  ...whose(id, name),
  kind: 'idle',
  day: day(AS_OF - 200),
  usualGap,
});

export const sampleCalls = (more: Partial<CallList> = {}): CallList => ({
  asOf: AS_OF,
  takenAt: new Date('2026-03-13T06:00:00Z'),
  maturing: [maturingCall('C_0042', 'Asha Rao'), maturingCall('C_0043', null, 3)],
  maturingClients: 12,
  maturingAmount: paiseFromRupees(30_000_000),
  idle: [idleCall('C_0101'), idleCall('C_0102', 'Vikram Shah', null)],
  ...more,
});

export const sampleQualityOfHome = (more: Partial<Quality> = {}): Quality => ({
  predictions: 1156,
  hitAt1: 0.45,
  hitAt3: 0.78,
  ndcgAt3: 0.6,
  logLoss: 1.7,
  hitAt1Ci95: [0.41, 0.48],
  globalPopularityHitAt1: 0.22,
  ...more,
});

export const sampleSystem = (more: Partial<SystemState> = {}): SystemState => ({
  database: 'SQLite',
  source: 'in the same database, firm layout',
  people: 4,
  modelVersions: 7,
  lastTraining: { version: 7, at: new Date('2026-03-12T06:00:00Z'), refusal: null },
  lastReading: new Date('2026-03-13T06:00:00Z'),
  jobs: [],
  ...more,
});

export const sampleHome = (more: Partial<HomeContent> = {}): HomeContent => ({
  actor: { id: 'U_ADVISOR', role: 'advisor', sees: ['7'] },
  at: new Date('2026-03-13T08:05:00Z'),
  model: { version: 7, trainedAt: new Date('2026-03-12T06:00:00Z'), quality: sampleQualityOfHome() },
  figures: sampleFigures(),
  calls: sampleCalls(),
  ownClients: 98,
  seesNobody: false,
  feedbackThisWeek: { up: 12, down: 3, choseFirst: 2, choseOther: 1 },
  picture: null,
  system: null,
  ...more,
});
