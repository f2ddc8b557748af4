/** Figures over the whole book. They're computed when the book is read, and shown where there's no time to read it. */
export interface Aggregate {
  readonly document: unknown;
  readonly takenAt: Date;
}

/** Plain JSON documents by name, each with a history. The reader checks what it reads (zod). */
export interface AggregateStore {
  put(name: string, document: unknown, takenAt: Date): Promise<void>;
  /** The newest, or the newest taken at or before an instant; null if there isn't one. */
  latest(name: string, notAfter?: Date): Promise<Aggregate | null>;
  /** Removes those of a name that were taken before an instant: they're large, and nobody asks for the past. */
  removeOlder(name: string, before: Date): Promise<void>;
}
