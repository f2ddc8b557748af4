import type { WireBlock } from './wire.ts';

/** What the server tells the page besides messages and modals: files, App Home, the traffic between Slack and the app, and provoked faults. */

/** A file as sent to one person's page. `GET url` returns its bytes. */
export interface WireFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Null until the type is known, a short while after the upload. */
  readonly mimetype: string | null;
  readonly size: number;
  readonly altText: string | null;
  /** `/playground/files/F…?as=U…`, also for a picture's `slack_file: {id}`. */
  readonly url: string;
}

/** The app's Home tab as one person sees it. */
export interface WireHome {
  /** For the place of its elements, `{view: id}`, as in a modal. */
  readonly id: string;
  readonly hash: string;
  readonly blocks: readonly WireBlock[];
}

/** Headers and body as sent, with secrets masked. */
export interface WireExchangeSide {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Indented if it's JSON, or a form with JSON in it; for bytes, a line that says how many. */
  readonly body: string;
  readonly bodyKind: 'json' | 'form' | 'text' | 'bytes' | 'none';
  /** The body was too long to keep. */
  readonly cut: boolean;
}

/** One request and its answer. It's sent to the page twice: with the request, and again with the answer. */
export interface WireExchange {
  /** Grows with every exchange. An exchange replaces an earlier one with the same id. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** From Slack's side: `out` goes to the app, `in` comes from it. */
  readonly direction: 'out' | 'in';
  readonly kind: 'command' | 'interaction' | 'event' | 'web-api' | 'response-url' | 'upload';
  /** Its name in the list: `/bond-recommend C_0042`, `block_actions`, `reaction_added`, `chat.postMessage`. */
  readonly title: string;
  readonly method: string;
  readonly url: string;
  readonly request: WireExchangeSide;
  /** Null while it's under way, and if no answer came. */
  readonly answer: (WireExchangeSide & { readonly status: number }) | null;
  readonly tookMs: number | null;
  /** `refused`: the answer was a Slack error or a status other than 2xx. `failed`: no answer came. */
  readonly outcome: 'under-way' | 'ok' | 'refused' | 'failed';
  /** The error code, like `invalid_blocks` or `operation_timeout`; null if all went well. */
  readonly error: string | null;
  /** The details, as in Slack's `response_metadata.messages`. */
  readonly reasons: readonly string[];
  /** Anything unusual: `retry 1 (http_timeout)`, `sent again on purpose`, `delayed by 5 s`, `reply lost on purpose`. */
  readonly notes: readonly string[];
}

/** What's to go wrong on purpose, for everyone. `POST /playground/actions/provoke` switches it. */
export interface WireProvocations {
  /** How long the next request to the app is held back; null if not at all. */
  readonly delayNextDeliveryMs: number | null;
  /** The next Web API call gets a 429 with this `Retry-After`, in seconds; null if it doesn't. */
  readonly rateLimitNextCallSeconds: number | null;
  /** The next Web API call takes effect, but the connection is cut before the answer. */
  readonly loseNextReply: boolean;
  /** The workspace refuses `data_visualization`, `data_table`, `card`, `carousel` and `container`. */
  readonly refuseNewestBlocks: boolean;
  /** The type of the event that can be sent again, like `reaction_added`; null before the first. */
  readonly lastEvent: string | null;
}

/**
 * The body of the action `provoke`, besides `as`. Switches work once; `refuse-newest-blocks` stays on until it's switched off.
 * Sending an event again answers `no_event_yet` if there's none.
 */
export type WireProvocation =
  | { readonly what: 'duplicate-last-event' }
  | { readonly what: 'retry-last-event'; readonly reason?: 'http_timeout' | 'http_error' | 'connection_failed' }
  | { readonly what: 'delay-next-delivery'; readonly ms: number | null }
  | { readonly what: 'rate-limit-next-call'; readonly seconds: number | null }
  | { readonly what: 'lose-next-reply'; readonly on: boolean }
  | { readonly what: 'refuse-newest-blocks'; readonly on: boolean };

/*
 * The page's actions (`POST /playground/actions/NAME`, JSON with `as`) besides those in messages and modals:
 * - `send` takes `thread_ts` (answer in a thread) and `broadcast: true` (also send to the conversation).
 * - `open-home` {tab: 'home' | 'messages'}: the person opened the app, which gets `app_home_opened`.
 * - `shortcut` {callback_id}: a global shortcut was picked.
 * - `message-shortcut` {callback_id, channel, ts}: one was picked from a message's menu.
 * - `provoke`: a WireProvocation.
 * - `clear-traffic`: empties the list of exchanges, for everyone.
 * For an element in Home, `act` and `suggest` take `view: home.id`.
 */
