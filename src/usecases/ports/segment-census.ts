/** Which segment every client was in when the book was last read under one model. */
export interface CensusEntry {
  readonly id: number;
  readonly modelVersion: number;
  readonly takenAt: Date;
}

export interface Census extends CensusEntry {
  /**
   * One number per client, ascending: a 45-bit hash of the client's id × 256 + the segment. Among a million clients, two share a hash once
   * in fifty censuses; then one of them is taken for the other.
   */
  readonly members: Float64Array;
}

/** Censuses of the last weeks, from which movements between segments are counted. */
export interface SegmentCensuses {
  /** Every client's id and segment (0 to 255). Removes older ones that nobody needs. */
  save(taken: {
    readonly modelVersion: number;
    readonly takenAt: Date;
    readonly ids: readonly string[];
    readonly segments: ArrayLike<number>;
  }): Promise<void>;
  /** Without their members, newest first. */
  list(): Promise<readonly CensusEntry[]>;
  load(id: number): Promise<Census | null>;
  /** Removes a client from every census, so that nothing leads to this person. */
  forget(clientId: string): Promise<void>;
}
