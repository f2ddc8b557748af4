import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receiver } from '@slack/bolt';

export interface Health {
  readonly ok: boolean;
  readonly reason?: string;
}

/** One of the two ways by which Slack reaches the app. */
export interface Transport {
  /** For Bolt, with the guard between it and the app. */
  readonly receiver: Receiver;
  open(): Promise<void>;
  close(): Promise<void>;
  health(): Health;
  readonly requestListener?: (request: IncomingMessage, response: ServerResponse) => void;
}

/** How a receiver's hand-over to the app is guarded (hand-over.ts). */
export type Guard = (app: Parameters<Receiver['init']>[0]) => Parameters<Receiver['init']>[0];
