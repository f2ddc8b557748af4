import type { Digest } from '../../advisor/digest/digest.ts';

/** When a channel's digest is due. */
export interface DigestTime {
  /** Five cron fields. */
  readonly cron: string;
  /** An IANA zone. */
  readonly zone: string;
}

export interface DigestSubscription {
  readonly channel: string;
  /** Slack user id. */
  readonly subscribedBy: string;
  readonly subscribedAt: Date;
  /** Null: the installation's time (DIGEST_CRON, TZ_NAME). */
  readonly time: DigestTime | null;
  /** Null: active. `slack`: Slack doesn't let the bot write there. Else the person who paused it. */
  readonly pausedBy: string | null;
  /** Slack's word for why it doesn't let the bot write there. */
  readonly pauseReason: string | null;
  /** It gets no digest due at or before this: it was subscribed, resumed or moved to another time then. */
  readonly notBefore: Date;
}

export interface DigestSubscriptions {
  find(channel: string): Promise<DigestSubscription | null>;
  list(): Promise<readonly DigestSubscription[]>;
  put(subscription: DigestSubscription): Promise<void>;
  /** Pauses because Slack refuses. False if it was paused or gone before, so that somebody else tells the subscriber. */
  pauseRefused(channel: string, reason: string): Promise<boolean>;
  /** False if there was none. */
  remove(channel: string): Promise<boolean>;
}

/** Digests that were sent. Each begins where the one before ended. */
export interface SentDigests {
  /** The last one a channel got; null if there isn't one, or it can't be read any more. */
  last(channel: string): Promise<{ readonly digest: Digest; readonly sentAt: Date } | null>;
}
