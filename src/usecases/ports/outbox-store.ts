/**
 * How far a message has come. `sending`: it was handed to Slack, and whether Slack took it is not known yet; if the process dies now, it never
 * will be.
 */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'given-up';

export interface OutboxMessage {
  /** Says what it is, so that it is put once: `digest:C012ABC:2026-03-09T03:30:00.000Z`. */
  readonly id: string;
  readonly kind: string;
  /** A channel, or a person for direct messages. */
  readonly to: string;
  /** What is to be said; plain JSON. The reader checks it. */
  readonly document: unknown;
  readonly madeAt: Date;
}

export interface OutboxEntry extends OutboxMessage {
  readonly state: OutboxState;
  /** How often it was handed to Slack. */
  readonly tries: number;
  /** The message at Slack; null until it is sent. */
  readonly ts: string | null;
  readonly sentAt: Date | null;
}

/** Messages that nobody waits for, kept before they are sent, so that none is lost and none is sent again by mistake. */
export interface OutboxStore {
  /** False where a message of this id is there: then that one counts. */
  put(message: OutboxMessage): Promise<boolean>;
  find(id: string): Promise<OutboxEntry | null>;
  /** One more try begins; false where it is not there to be sent any more. */
  begin(id: string, at: Date): Promise<boolean>;
  /** Slack surely did not take it. */
  failed(id: string, at: Date): Promise<void>;
  sent(id: string, ts: string, at: Date): Promise<void>;
  giveUp(id: string, why: string, at: Date): Promise<void>;
  /** Neither sent nor given up, oldest first. */
  open(kind: string, limit: number): Promise<readonly OutboxEntry[]>;
  /** The last of a kind that was sent to a channel. */
  lastSent(kind: string, to: string): Promise<OutboxEntry | null>;
  /** How many are neither sent nor given up. */
  pending(): Promise<number>;
}
