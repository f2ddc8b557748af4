import type { TrainSettings } from '../../advisor/model/model.ts';
import type { Quality } from '../../advisor/model/quality.ts';
import { segmentOf } from '../../advisor/segments/assign.ts';
import { type Transitions, transposed } from '../../advisor/segments/match-segments.ts';
import { type Movements, movementsBetween, type SegmentChange, segmentChanges } from '../../advisor/segments/segment-changes.ts';
import type { Day } from '../../advisor/units.ts';
import { type CellChange, cellChanges } from '../../advisor/values/cell-changes.ts';
import { DamagedModelError, type ModelStore, type ModelSummary, type StoredModel } from '../ports/model-store.ts';
import type { ProfileStore } from '../ports/profile-store.ts';

/** One side of the comparison. */
export interface VersionFacts {
  readonly version: number;
  readonly trainedAt: Date;
  readonly isActive: boolean;
  /** Why the gate refused it; null if it passed. */
  readonly refusal: string | null;
  readonly asOf: Day;
  readonly settings: TrainSettings;
  readonly clients: number;
  readonly trades: number;
  readonly bondTypes: number;
  /** Null if the book was too small to measure it. */
  readonly quality: Quality | null;
}

/** What changed from one version to another. */
export interface VersionChanges {
  readonly before: VersionFacts;
  readonly after: VersionFacts;
  /** Whether both learned from exactly the same book. */
  readonly isSameBook: boolean;
  /** Null if no client could be placed under both. */
  readonly segments: readonly SegmentChange[] | null;
  readonly movements: Movements | null;
  /** Largest first. */
  readonly cells: readonly CellChange[];
  readonly newTypes: readonly string[];
  readonly goneTypes: readonly string[];
}

export type CompareVersionsOutcome =
  | { readonly kind: 'compared'; readonly changes: VersionChanges }
  | { readonly kind: 'unknown-version'; readonly version: number }
  | { readonly kind: 'damaged-version'; readonly version: number; readonly reason: string };

export interface CompareVersionsPorts {
  readonly models: ModelStore;
  readonly profiles: Pick<ProfileStore, 'readSome'>;
}

/** In a larger book, so many clients are placed: enough for shares, and read in a few seconds. */
const MOST_CLIENTS = 50_000;

/** What changed between two versions, on the same clients. If one was trained while the other was active, as it was then. */
export const compareVersions =
  (ports: CompareVersionsPorts) =>
  async (before: number, after: number): Promise<CompareVersionsOutcome> => {
    const [then, now] = [await loadVersion(ports.models, before), await loadVersion(ports.models, after)];
    if (then.kind !== 'loaded') return then;
    if (now.kind !== 'loaded') return now;
    const summaries = await ports.models.list();
    const transitions = storedTransitions(then.stored, now.stored) ?? (await placedTransitions(ports, then.stored, now.stored));
    const [left, right] = [then.stored.model, now.stored.model];
    return {
      kind: 'compared',
      changes: {
        before: factsOf(then.stored, summaries),
        after: factsOf(now.stored, summaries),
        isSameBook: left.fingerprint === right.fingerprint,
        segments: transitions && segmentChanges(left.segments, right.segments, transitions),
        movements: transitions && movementsBetween(left.segments, right.segments, transitions),
        cells: transitions ? cellChanges(left, right, transitions) : [],
        newTypes: right.bondTypes.filter((bondType) => !left.bondTypes.includes(bondType)),
        goneTypes: left.bondTypes.filter((bondType) => !right.bondTypes.includes(bondType)),
      },
    };
  };

export type LoadedVersion =
  | { readonly kind: 'loaded'; readonly stored: StoredModel }
  | Exclude<CompareVersionsOutcome, { readonly kind: 'compared' }>;

/** A version, or why it can't be loaded. */
export const loadVersion = async (models: Pick<ModelStore, 'load'>, version: number): Promise<LoadedVersion> => {
  try {
    const stored = await models.load(version);
    return stored ? { kind: 'loaded', stored } : { kind: 'unknown-version', version };
  } catch (error) {
    if (error instanceof DamagedModelError) return { kind: 'damaged-version', version, reason: error.message };
    throw error;
  }
};

/** What was kept when one of them was trained while the other was active. */
const storedTransitions = (before: StoredModel, after: StoredModel): Transitions | null => {
  if (after.model.drift?.version === before.version) return after.model.drift.transitions;
  if (before.model.drift?.version === after.version) return transposed(before.model.drift.transitions);
  return null;
};

/** Both versions on the profiles of the last training; null if there are none. */
const placedTransitions = async (
  { profiles }: CompareVersionsPorts,
  before: StoredModel,
  after: StoredModel,
): Promise<Transitions | null> => {
  const transitions = before.model.segments.map(() => after.model.segments.map(() => 0));
  let clients = 0;
  for await (const profile of profiles.readSome(MOST_CLIENTS)) {
    const row = transitions[segmentOf(before.model, profile)] as number[];
    const column = segmentOf(after.model, profile);
    row[column] = (row[column] as number) + 1;
    clients += 1;
  }
  return clients === 0 ? null : transitions;
};

const factsOf = ({ version, trainedAt, model }: StoredModel, summaries: readonly ModelSummary[]): VersionFacts => {
  const summary = summaries.find((one) => one.version === version);
  return {
    version,
    trainedAt,
    isActive: summary?.active ?? false,
    refusal: summary?.refusal ?? null,
    asOf: model.asOf,
    settings: model.settings,
    clients: model.clients,
    trades: model.trades,
    bondTypes: model.bondTypes.length,
    quality: model.quality,
  };
};
