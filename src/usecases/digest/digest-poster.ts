import type { Digest } from '../../advisor/digest/digest.ts';

/** What can come of handing a message to Slack. */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly ts: string }
  /** Slack does not let the bot write there, and will not by itself; `reason` is Slack's word for it. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The connection ended before Slack answered: it may stand there or not. */
  | { readonly kind: 'unconfirmed' }
  /** Slack surely did not take it; trying again may help. */
  | { readonly kind: 'failed'; readonly why: string };

/** What a subscriber is told when a channel cannot be written to any more. */
export interface PausedNotice {
  readonly channel: string;
  readonly reason: string;
}

/** Puts a digest in front of people. Slack in the product; a list in tests. */
export interface DigestPoster {
  /** @param id the outbox's; goes with the message. @param again an earlier try was not confirmed, and the message says so. */
  post(channel: string, id: string, digest: Digest, again: boolean): Promise<PostOutcome>;
  /** In direct messages. */
  tellPaused(userId: string, notice: PausedNotice): Promise<PostOutcome>;
}
