import type { Digest } from '../../advisor/digest/digest.ts';
import type { WatchNotice } from '../ports/watching/watch-store.ts';
import type { DamagedModel } from '../serving/sound-model.ts';

/** The result of handing a message to Slack. */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly ts: string }
  /** Slack doesn't let the bot write there, and that won't change by itself. `reason` is Slack's word for it. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** The connection ended before Slack answered, so the message may be there or not. */
  | { readonly kind: 'unconfirmed' }
  /** Slack surely didn't take it. Trying again may help. */
  | { readonly kind: 'failed'; readonly why: string };

/** What a subscriber is told when the bot can't write to a channel any more. */
export interface PausedNotice {
  readonly channel: string;
  readonly reason: string;
}

/** Posts digests and notices: to Slack in the product, to a list in tests. */
export interface DigestPoster {
  /**
   * @param id the outbox's id; it goes with the message
   * @param again an earlier try wasn't confirmed, and the message says so
   */
  post(channel: string, id: string, digest: Digest, again: boolean): Promise<PostOutcome>;
  /** In direct messages. */
  tellPaused(userId: string, notice: PausedNotice): Promise<PostOutcome>;
  /** In direct messages. */
  tellDamagedModel(adminId: string, damaged: DamagedModel): Promise<PostOutcome>;
  /** In direct messages. */
  tellWatched(userId: string, notice: WatchNotice): Promise<PostOutcome>;
}
