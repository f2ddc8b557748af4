/**
 * How far a message has come. `sending`: it was handed to Slack, and nobody knows yet whether Slack took it. If the process dies now,
 * nobody ever will.
 */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'given-up';

export interface OutboxMessage {
  /** Names what the message is, so that it's put once: `digest:C012ABC:2026-03-09T03:30:00.000Z`. */
  readonly id: string;
  readonly kind: string;
  /** A channel, or a person for direct messages. */
  readonly to: string;
  /** What the message says, as plain JSON. The reader checks it. */
  readonly document: unknown;
  readonly madeAt: Date;
}

export interface OutboxEntry extends OutboxMessage {
  readonly state: OutboxState;
  /** How often it was handed to Slack. */
  readonly tries: number;
  /** The message's id in Slack; null until it's sent. */
  readonly ts: string | null;
  readonly sentAt: Date | null;
}

/** Messages that nobody waits for. They're stored before they're sent, so that none is lost and none is sent twice by mistake. */
export interface OutboxStore {
  /** False if there is a message with this id; that one counts. */
  put(message: OutboxMessage): Promise<boolean>;
  find(id: string): Promise<OutboxEntry | null>;
  /** Begins one more try; false if it mustn't be sent any more. */
  begin(id: string, at: Date): Promise<boolean>;
  /** Slack surely didn't take it. */
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
