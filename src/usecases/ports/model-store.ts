import type { Model } from '../../advisor/model/model.ts';

export interface StoredModel {
  readonly version: number;
  readonly trainedAt: Date;
  readonly model: Model;
}

export interface ModelSummary {
  readonly version: number;
  readonly trainedAt: Date;
  readonly active: boolean;
  /** Why the gate refused it; null if it passed. */
  readonly refusal: string | null;
  readonly clients: number;
  readonly trades: number;
  readonly segments: number;
  readonly hitAt1: number | null;
}

/** A stored model that can't be served: half-written, changed, or in another format. */
export class DamagedModelError extends Error {
  override readonly name = 'DamagedModelError';
}

export interface ModelStore {
  /** Stores a new version and, if the gate passed, activates it. Returns its version number. */
  save(model: Model, trainedAt: Date, refusal: string | null): Promise<number>;
  /** The active version. It changes whenever another is activated; null before the first. Cheap: called every few seconds. */
  activeVersion(): Promise<number | null>;
  /** The version that was active at a past instant; null if none was yet. */
  activeAt(before: Date): Promise<number | null>;
  /** Versions that were active at some time, the newest activation first. */
  activated(): Promise<readonly number[]>;
  /**
   * Null if there is no such version.
   * @throws DamagedModelError
   */
  load(version: number): Promise<StoredModel | null>;
  /** Activates a stored version. The caller has loaded it, so a damaged one is never activated. */
  activate(version: number, at: Date): Promise<void>;
  list(): Promise<readonly ModelSummary[]>;
}
