import type { WireBlock } from './wire.ts';

/** What the server tells the page beyond messages and modals: files, App Home, the traffic between Slack and the app, provoked faults. */

/** A file as one person's page gets it. Its bytes: `GET url`, for those who may see it. */
export interface WireFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Null until the workspace has looked at the bytes, a short while after the upload. */
  readonly mimetype: string | null;
  readonly size: number;
  readonly altText: string | null;
  /** `/playground/files/F…?as=U…`; a picture's `slack_file: {id}` is at the same address. */
  readonly url: string;
}

/** The app's Home tab as one person sees it. */
export interface WireHome {
  /** Where an element of it is: `{view: id}`, as in a modal. */
  readonly id: string;
  readonly hash: string;
  readonly blocks: readonly WireBlock[];
}

/** Headers and body as they went over the wire; secrets are masked. */
export interface WireExchangeSide {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Indented JSON where it is JSON, or a form whose fields hold JSON; else the text; for bytes, a line that says how many. */
  readonly body: string;
  readonly bodyKind: 'json' | 'form' | 'text' | 'bytes' | 'none';
  /** The body was longer than is kept. */
  readonly cut: boolean;
}

/** One request and its answer. It comes twice: when the request is sent, and when it is answered. */
export interface WireExchange {
  /** Grows with every exchange; an exchange that comes again replaces the one with its id. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Seen from Slack: `out` goes to the app, `in` comes from it. */
  readonly direction: 'out' | 'in';
  readonly kind: 'command' | 'interaction' | 'event' | 'web-api' | 'response-url' | 'upload';
  /** What to show in a list: `/bond-recommend C_0042`, `block_actions`, `reaction_added`, `chat.postMessage`. */
  readonly title: string;
  readonly method: string;
  readonly url: string;
  readonly request: WireExchangeSide;
  /** Null while it is under way, and where none came. */
  readonly answer: (WireExchangeSide & { readonly status: number }) | null;
  readonly tookMs: number | null;
  /** `refused`: answered with an error of Slack's or a status other than 2xx; `failed`: no answer came. */
  readonly outcome: 'under-way' | 'ok' | 'refused' | 'failed';
  /** The error's code, `invalid_blocks`, `operation_timeout`; null where all is well. */
  readonly error: string | null;
  /** Why, in detail: Slack's `response_metadata.messages`. */
  readonly reasons: readonly string[];
  /** What is out of the ordinary: `retry 1 (http_timeout)`, `sent again on purpose`, `delayed by 5 s`, `reply lost on purpose`. */
  readonly notes: readonly string[];
}

/** What waits to go wrong on purpose. Switched by `POST /playground/actions/provoke`, for everybody. */
export interface WireProvocations {
  /** How long the next request to the app is held back; null: not at all. */
  readonly delayNextDeliveryMs: number | null;
  /** The next Web API call is answered 429 with this `Retry-After`, in seconds; null: it is not. */
  readonly rateLimitNextCallSeconds: number | null;
  /** The next Web API call takes effect, and its connection is cut before the answer. */
  readonly loseNextReply: boolean;
  /** The workspace is one that refuses `data_visualization`, `data_table`, `card`, `carousel` and `container`. */
  readonly refuseNewestBlocks: boolean;
  /** The type of the event that can be sent again, `reaction_added`; null before the first. */
  readonly lastEvent: string | null;
}

/**
 * The body of the action `provoke`, besides `as`. Switches stay until they strike once, `refuse-newest-blocks` until it is switched off.
 * Sending an event again answers `no_event_yet` where there is none.
 */
export type WireProvocation =
  | { readonly what: 'duplicate-last-event' }
  | { readonly what: 'retry-last-event'; readonly reason?: 'http_timeout' | 'http_error' | 'connection_failed' }
  | { readonly what: 'delay-next-delivery'; readonly ms: number | null }
  | { readonly what: 'rate-limit-next-call'; readonly seconds: number | null }
  | { readonly what: 'lose-next-reply'; readonly on: boolean }
  | { readonly what: 'refuse-newest-blocks'; readonly on: boolean };

/*
 * Actions of the page (`POST /playground/actions/NAME`, JSON with `as`) besides those of messages and modals:
 * - `send` takes `thread_ts` (answer in a thread) and `broadcast: true` (also send to the conversation).
 * - `open-home` {tab: 'home' | 'messages'}: the person opened the app; the app hears `app_home_opened`.
 * - `shortcut` {callback_id}: a global shortcut was picked.
 * - `message-shortcut` {callback_id, channel, ts}: one was picked from a message's menu.
 * - `provoke`: a WireProvocation.
 * - `clear-traffic`: empties the list of exchanges, for everybody.
 * An element in Home is used by `act` and `suggest` with `view: home.id`.
 */
