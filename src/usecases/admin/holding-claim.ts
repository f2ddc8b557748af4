import type { Claim, ClaimStore } from '../ports/claim-store.ts';

/** A claim that wasn't renewed for this long belongs to a process that died. */
const LEASE_MS = 30_000;
const RENEW_EVERY_MS = 5_000;

/** Held by trainings, resets, and anything else that needs the learned state to stay as it is. */
export const LEARNING = 'learning';

export interface Busy {
  readonly kind: 'busy';
  /** Who is doing it, and since when. */
  readonly claim: Claim;
}

export interface ClaimPorts {
  readonly claims: ClaimStore;
  readonly newId: () => string;
}

/**
 * Does a piece of work unless another process is doing the work of that name; then says who. The claim ends with the work, also if it
 * fails.
 */
export const holdingClaim =
  ({ claims, newId }: ClaimPorts) =>
  async <T>(name: string, claimedBy: string, work: () => Promise<T>): Promise<T | Busy> => {
    const holder = newId();
    const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE_MS);
    const began = await claims.now();
    const held = await claims.take(name, holder, { claimedBy, claimedAt: began }, leaseFrom(began));
    if (held) return { kind: 'busy', claim: held };
    const renew = async (): Promise<boolean> => claims.renew(name, holder, leaseFrom(await claims.now()));
    // A renewal that fails is tried again: the lease outlasts several.
    const heartbeat = setInterval(() => void renew().catch(() => {}), RENEW_EVERY_MS);
    heartbeat.unref();
    try {
      return await work();
    } finally {
      clearInterval(heartbeat);
      await claims.release(name, holder);
    }
  };
