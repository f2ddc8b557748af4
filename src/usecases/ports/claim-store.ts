/** Who is at a piece of work that only one may do at a time. */
export interface Claim {
  readonly claimedBy: string;
  readonly claimedAt: Date;
}

/**
 * Claims on pieces of work, by name, seen by every process. A claim holds until it is released or its lease has run out without having been
 * renewed: what a process that died left behind is free again then.
 */
export interface ClaimStore {
  /** Null: it is the caller's now. Else who has it. Of several who ask at once one gets it. */
  take(name: string, holder: string, claim: Claim, expiresAt: Date): Promise<Claim | null>;
  /** False where it is the holder's no longer. */
  renew(name: string, holder: string, expiresAt: Date): Promise<boolean>;
  /** Nothing happens where it is the holder's no longer. */
  release(name: string, holder: string): Promise<void>;
  /** Who has it now; null where nobody has. */
  current(name: string, now: Date): Promise<Claim | null>;
}
