import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Receiver } from '@slack/bolt';
import type { ProxySettings } from '../calls/network.ts';

/** What the app needs to reach Slack. `apiUrl`: another Web API than Slack's; the socket's address is asked for there too. `proxy`: everything goes through it. */
export type SlackAppConnection = { readonly botToken: string; readonly apiUrl?: string; readonly proxy?: ProxySettings | null } & (
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string }
);

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
