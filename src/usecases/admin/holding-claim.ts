import type { Claim, ClaimStore } from '../ports/claim-store.ts';
import type { Clock } from '../ports.ts';

/** A claim that nobody renewed for this long is somebody's who died. */
const LEASE_MS = 30_000;
const RENEW_EVERY_MS = 5_000;

/** Trainings, resets and whatever else must not see the learned state change under its hands. */
export const LEARNING = 'learning';

export interface Busy {
  readonly kind: 'busy';
  /** Who is at it, and since when. */
  readonly claim: Claim;
}

export interface ClaimPorts {
  readonly claims: ClaimStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Does a piece of work while no other process does one of that name; where another is at it, says who. The claim ends with the work, whatever comes of it. */
export const holdingClaim =
  ({ claims, clock, newId }: ClaimPorts) =>
  async <T>(name: string, claimedBy: string, work: () => Promise<T>): Promise<T | Busy> => {
    const holder = newId();
    const lease = (): Date => new Date(clock.now().getTime() + LEASE_MS);
    const held = await claims.take(name, holder, { claimedBy, claimedAt: clock.now() }, lease());
    if (held) return { kind: 'busy', claim: held };
    // A renewal that fails is tried again: the lease outlasts several.
    const heartbeat = setInterval(() => void claims.renew(name, holder, lease()).catch(() => {}), RENEW_EVERY_MS);
    heartbeat.unref();
    try {
      return await work();
    } finally {
      clearInterval(heartbeat);
      await claims.release(name, holder);
    }
  };
