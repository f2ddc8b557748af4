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
  /** Null: as the installation says (DIGEST_CRON, TZ_NAME). */
  readonly time: DigestTime | null;
  /** Null: active. `slack`: Slack does not let the bot write there; else the person who paused it. */
  readonly pausedBy: string | null;
  /** Slack's word for why it does not let the bot write there. */
  readonly pauseReason: string | null;
  /** Slots at or before this are none of its own: it was subscribed, resumed or moved to another time then. */
  readonly notBefore: Date;
}

export interface DigestSubscriptions {
  find(channel: string): Promise<DigestSubscription | null>;
  list(): Promise<readonly DigestSubscription[]>;
  put(subscription: DigestSubscription): Promise<void>;
  /** Pauses where Slack refuses; false where it was paused or gone before: then somebody else tells the subscriber. */
  pauseRefused(channel: string, reason: string): Promise<boolean>;
  /** False where it was not there. */
  remove(channel: string): Promise<boolean>;
}
