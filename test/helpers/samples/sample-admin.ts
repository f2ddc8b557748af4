import type { AdminState } from '../../../src/usecases/admin/admin-state.ts';
import type { PeopleList } from '../../../src/usecases/admin/keep-people.ts';
import type { ModelSummary } from '../../../src/usecases/ports/model-store.ts';
import { sampleFigures } from './sample-home.ts';
import { dayOf } from './sample-recommendation.ts';
import { sampleQuality, sampleStored } from './sample-versions.ts';

export const sampleSummary = (version: number, more: Partial<ModelSummary> = {}): ModelSummary => ({
  version,
  trainedAt: new Date('2026-03-10T08:00:00Z'),
  active: false,
  refusal: null,
  clients: 600,
  trades: 3600,
  segments: 5,
  hitAt1: 0.45,
  ...more,
});

/** A stored model with everything its statistics show. */
export const sampleServing = (more: Parameters<typeof sampleStored>[0] = {}) =>
  sampleStored({
    features: {
      numeric: [{ name: 'age', log: false, median: 40, mean: 40, scale: 10, indicator: true }],
      categorical: [{ name: 'riskBand', levels: ['A', 'B', 'unknown'] }],
    },
    settings: { segments: 5, seed: 1 },
    silhouette: 0.31,
    inertia: 1234.5,
    qTable: {
      values: [
        [0.1, 0.52],
        [0.4, 0.2],
      ],
      visits: [
        [1, 1],
        [1, 1],
      ],
    },
    bondTypes: ['Corporate Bonds', 'Green Bonds'],
    quality: sampleQuality(),
    ...more,
  } as never);

export const sampleState = (more: Partial<AdminState> = {}): AdminState => ({
  kind: 'state',
  at: new Date('2026-03-12T10:00:00Z'),
  zone: 'Asia/Kolkata',
  installation: { database: 'SQLite', source: 'in the same database, firm layout' },
  book: { kind: 'reached', newestTrade: dayOf('2026-03-11'), oldBook: null },
  figures: { figures: sampleFigures(), takenAt: new Date('2026-03-12T08:00:00Z') },
  model: sampleServing(),
  damagedModel: null,
  versions: [sampleSummary(6), sampleSummary(7, { active: true })],
  counts: { clients: 600, registered: 3, recommendations: 24, feedback: 5, auditRows: 12_345, tables: 25, pendingMigrations: 0 },
  channels: [],
  explorationShare: 0,
  learning: null,
  jobs: [],
  ...more,
});

export const samplePeople = (more: Partial<PeopleList> = {}): PeopleList => ({
  kind: 'people',
  people: [
    { slackUserId: 'U0ADMIN', role: 'admin', relationshipManagerIds: [], from: 'environment' },
    { slackUserId: 'U0ASHA', role: 'advisor', relationshipManagerIds: ['7'], from: 'database' },
  ],
  managers: [{ id: '7', name: 'Asha Rao', email: null }],
  hasManagers: true,
  ...more,
});
