import type { ClientCall } from '../../../src/advisor/desk/call-list.ts';
import { DESK_FORMAT, type DeskFigures, type SegmentRow } from '../../../src/advisor/desk/desk-figures.ts';
import type { Quality } from '../../../src/advisor/model/quality.ts';
import { clientId, day, paiseFromRupees } from '../../../src/advisor/units.ts';
import type { HomeContent, SystemState } from '../../../src/usecases/home/home-content.ts';
import type { CallList } from '../../../src/usecases/ports/call-store.ts';
import { audited } from '../audited.ts';
import { dayOf } from './sample-recommendation.ts';

const AS_OF = dayOf('2026-03-12');

export const sampleSegment = (more: Partial<SegmentRow> = {}): SegmentRow => ({
  id: 0,
  name: 'Middle-aged Balanced Investors',
  description: '412 clients, average age 44. Compared with the average client: higher yields.',
  clients: 412,
  holders: 380,
  bought: paiseFromRupees(125_000_000),
  outstanding: paiseFromRupees(41_000_000),
  meanAge: 44,
  dominantBand: 'B',
  dominantShare: 0.87,
  meanReinvestment: 0.43,
  confidence: 0.87,
  topTypes: [{ bondType: 'Corporate Bonds', share: 0.4 }],
  ...more,
});

export const sampleFigures = (more: Partial<DeskFigures> = {}): DeskFigures => ({
  format: DESK_FORMAT,
  asOf: AS_OF,
  dataAsOf: AS_OF,
  version: 7,
  clients: 600,
  buyers: 580,
  holders: 541,
  trades: 3600,
  bought: paiseFromRupees(210_000_000),
  outstanding: paiseFromRupees(72_000_000),
  maturityUnknown: paiseFromRupees(900_000),
  meanYield: 0.0921,
  segments: [sampleSegment(), sampleSegment({ id: 1, name: 'Young Conservative Investors', clients: 188, confidence: null })],
  bands: [
    { band: 'A', source: 'recorded', clients: 240, bought: paiseFromRupees(90_000_000), outstanding: paiseFromRupees(30_000_000) },
    { band: 'A', source: 'derived', clients: 60, bought: paiseFromRupees(10_000_000), outstanding: paiseFromRupees(4_000_000) },
    { band: null, source: 'unknown', clients: 300, bought: paiseFromRupees(110_000_000), outstanding: paiseFromRupees(38_000_000) },
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
    bondsWithSeveralMaturities: 1,
    clientsWithoutAge: 12,
    clientsWithoutGender: 5,
    clientsWithoutBand: 300,
    clientsWithoutTrade: 20,
    familiesWithoutHolder: 2,
  },
  ...more,
});

const whose = (id: string, name: string | null) => ({
  clientId: clientId(id),
  clientName: name,
  relationshipManagerId: '7',
  outstanding: paiseFromRupees(900_000),
  bought: paiseFromRupees(1_250_000),
});

export const maturingCall = (id: string, name: string | null = null, bonds = 1): ClientCall => ({
  ...whose(id, name),
  kind: 'maturing',
  day: day(AS_OF + 9),
  amount: paiseFromRupees(250_000),
  bonds,
});
export const maturedCall = (id: string, name: string | null = null, amount = 250_000): ClientCall => ({
  ...whose(id, name),
  kind: 'matured',
  day: day(AS_OF - 20),
  amount: paiseFromRupees(amount),
  matured: paiseFromRupees(250_000),
  bonds: 1,
});
export const idleCall = (id: string, name: string | null = null, usualGap: number | null = 45.5): ClientCall => ({
  ...whose(id, name),
  kind: 'idle',
  day: day(AS_OF - 200),
  usualGap,
});

export const sampleCalls = (more: Partial<CallList> = {}): CallList => ({
  asOf: AS_OF,
  readOn: AS_OF,
  idleAmong: 20,
  takenAt: new Date('2026-03-13T06:00:00Z'),
  matured: { calls: [maturedCall('C_0044'), maturedCall('C_0045', null, 90_000)], days: 4, clients: 3, amount: paiseFromRupees(9_000_000) },
  maturedSince: { calls: [], days: 0, clients: 0, amount: paiseFromRupees(0) },
  maturing: {
    calls: [maturingCall('C_0042', 'Asha Rao'), maturingCall('C_0043', null, 3)],
    days: 14,
    clients: 12,
    amount: paiseFromRupees(30_000_000),
  },
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
  segmentsWorth: null,
  ...more,
});

export const sampleSystem = (more: Partial<SystemState> = {}): SystemState => ({
  database: 'SQLite',
  source: 'in the same database, firm layout',
  people: 4,
  modelVersions: 7,
  lastTraining: { version: 7, at: new Date('2026-03-12T06:00:00Z'), refusal: null },
  damagedModel: null,
  lastReading: new Date('2026-03-13T06:00:00Z'),
  jobs: [],
  ...more,
});

/** @param more.calls as if their looks were in the audit log */
export const sampleHome = ({
  calls = sampleCalls(),
  ...more
}: Partial<Omit<HomeContent, 'calls'>> & { readonly calls?: CallList | null } = {}): HomeContent => ({
  actor: { id: 'U_ADVISOR', role: 'advisor', sees: ['7'] },
  at: new Date('2026-03-13T08:05:00Z'),
  zone: 'Asia/Kolkata',
  isReadAgain: false,
  oldBook: null,
  model: { version: 7, trainedAt: new Date('2026-03-12T06:00:00Z'), quality: sampleQualityOfHome(), doubts: [] },
  figures: sampleFigures(),
  calls: calls && audited(calls),
  ownClients: 98,
  seesNobody: false,
  feedbackThisWeek: { up: 12, down: 3, choseFirst: 2, choseOther: 1 },
  picture: null,
  system: null,
  ...more,
});
