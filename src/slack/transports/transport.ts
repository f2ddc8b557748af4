import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receiver } from '@slack/bolt';

export interface Health {
  readonly ok: boolean;
  readonly reason?: string;
}

/** How Slack reaches the app: over a socket or over HTTP. */
export interface Transport {
  /** For Bolt. The guard sits between it and the app. */
  readonly receiver: Receiver;
  open(): Promise<void>;
  close(): Promise<void>;
  health(): Health;
  readonly requestListener?: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Wraps the app that a receiver hands requests to (hand-over.ts). */
export type Guard = (app: Parameters<Receiver['init']>[0]) => Parameters<Receiver['init']>[0];
