import type { Digest } from '../../advisor/digest/digest.ts';

/** Digests that were sent: each next one begins where the one before ended. */
export interface SentDigests {
  /** The last that a channel got; null without one, and where it cannot be read any more. */
  last(channel: string): Promise<{ readonly digest: Digest; readonly sentAt: Date } | null>;
}
