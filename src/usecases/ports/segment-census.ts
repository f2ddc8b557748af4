/** Which segment every client was in, when the book was last read under one model. */
export interface CensusEntry {
  readonly id: number;
  readonly modelVersion: number;
  readonly takenAt: Date;
}

export interface Census extends CensusEntry {
  /**
   * One number a client, ascending: a hash of the client's id (45 bits) × 256 + the segment. Two clients of a million share a hash once in fifty
   * censuses, and then one of them is taken for the other.
   */
  readonly members: Float64Array;
}

/** Censuses of the last weeks: what clients moving between segments are counted from. */
export interface SegmentCensuses {
  /** Every client's id and segment (0 to 255). Older ones than are needed go. */
  save(taken: {
    readonly modelVersion: number;
    readonly takenAt: Date;
    readonly ids: readonly string[];
    readonly segments: ArrayLike<number>;
  }): Promise<void>;
  /** Without their members, the newest first. */
  list(): Promise<readonly CensusEntry[]>;
  load(id: number): Promise<Census | null>;
  /** Strikes a client out of every census: nothing that leads to this person is kept. */
  forget(clientId: string): Promise<void>;
}
