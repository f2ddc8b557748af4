/** Somebody who does a piece of work that only one may do at a time. */
export interface Claim {
  readonly claimedBy: string;
  readonly claimedAt: Date;
}

/**
 * Claims on pieces of work, by name, seen by every process. A claim holds until it's released, or until its lease runs out without a
 * renewal. So what a dead process held is free again then.
 */
export interface ClaimStore {
  /** The clock that leases are counted on. All processes share it, because those of their machines may differ. */
  now(): Promise<Date>;
  /** Null if the caller has it now, else who has it. If several ask at once, one gets it. */
  take(name: string, holder: string, claim: Claim, expiresAt: Date): Promise<Claim | null>;
  /** False if the holder has lost it. */
  renew(name: string, holder: string, expiresAt: Date): Promise<boolean>;
  /** Does nothing if the holder has lost it. */
  release(name: string, holder: string): Promise<void>;
  /** Who has it now; null if nobody has. */
  current(name: string, now: Date): Promise<Claim | null>;
}

/** Remembers that something was done, across processes. If several do it at once, one is told that it was first. */
export interface MarkStore {
  /** False if the mark was there already. */
  put(key: string, value: string, at: Date): Promise<boolean>;
  /** Null if there isn't one. */
  get(key: string): Promise<string | null>;
  remove(key: string): Promise<void>;
  /** Removes marks whose key begins so and that were made before an instant. */
  removeOlder(beginning: string, before: Date): Promise<void>;
}
