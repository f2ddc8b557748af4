/** Figures over the whole book, computed where the book is read and shown where there is no time to read it. */
export interface Aggregate {
  readonly document: unknown;
  readonly takenAt: Date;
}

/** Plain JSON documents by name, each with a history. The reader checks what it reads (zod). */
export interface AggregateStore {
  put(name: string, document: unknown, takenAt: Date): Promise<void>;
  /** The newest, or the newest taken at or before an instant; null where there is none. */
  latest(name: string, notAfter?: Date): Promise<Aggregate | null>;
  /** Removes those of a name that were taken before an instant: what is large, and of which nobody asks for the past. */
  removeOlder(name: string, before: Date): Promise<void>;
}
