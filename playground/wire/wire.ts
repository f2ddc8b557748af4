import type { WireExchange, WireFile, WireHome, WireProvocations } from './page-state.ts';

/**
 * With page-state.ts, the types that the playground's server and its page exchange. The two sides import nothing else from each other.
 */

export type JsonObject = { readonly [field: string]: unknown };

export interface WireBlock extends JsonObject {
  readonly type: string;
  readonly block_id?: string;
}

export interface WirePerson {
  readonly id: string;
  readonly name: string;
  readonly role: string | null;
  readonly kind: 'person' | 'app' | 'slackbot';
}

export interface WireConversation {
  readonly id: string;
  readonly kind: 'channel' | 'im';
  readonly name: string;
  readonly topic: string;
  /** The app can't post unless it's a member. */
  readonly hasApp: boolean;
}

export interface WireReaction {
  /** Without colons, with any skin tone: `+1::skin-tone-3`. */
  readonly name: string;
  readonly users: readonly string[];
}

export interface WireMessage {
  readonly channel: string;
  readonly ts: string;
  readonly author: string;
  /** Only one person sees it. */
  readonly ephemeral: boolean;
  readonly text: string;
  readonly blocks: readonly WireBlock[];
  readonly edited: boolean;
  readonly reactions: readonly WireReaction[];
  /** The feedback buttons this person has pressed: `action_id` to value. */
  readonly pressed: { readonly [actionId: string]: string };
  /** The ts of the thread's first message; null if this isn't a reply. */
  readonly threadTs: string | null;
  /** A reply that was also sent to the conversation. */
  readonly broadcast: boolean;
  /** What hangs below this message; null where nothing does. */
  readonly thread: WireThread | null;
  readonly files: readonly WireFile[];
}

export interface WireThread {
  readonly replies: number;
  /** Who replied, without repeats, in order. */
  readonly people: readonly string[];
  readonly latestTs: string;
}

export interface WireView {
  readonly id: string;
  readonly hash: string;
  readonly title: string;
  readonly submit: string | null;
  readonly close: string;
  readonly blocks: readonly WireBlock[];
  /** How many views are below this one. */
  readonly below: number;
}

export interface WireCommand {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
}

/** The app's shortcut, in the menu in the message box or in a message's menu. */
export interface WireShortcut {
  readonly callbackId: string;
  readonly type: 'global' | 'message';
  readonly name: string;
  readonly description: string;
}

export interface WireSnapshot {
  readonly team: string;
  readonly me: string;
  readonly people: readonly WirePerson[];
  readonly conversations: readonly WireConversation[];
  readonly commands: readonly WireCommand[];
  readonly shortcuts: readonly WireShortcut[];
  readonly messages: readonly WireMessage[];
  readonly view: WireView | null;
  /** Null until the app publishes one. */
  readonly home: WireHome | null;
  /** Oldest first. */
  readonly traffic: readonly WireExchange[];
  readonly provocations: WireProvocations;
}

/** One server-sent event. */
export type WireEvent =
  | { readonly type: 'snapshot'; readonly snapshot: WireSnapshot }
  | { readonly type: 'message'; readonly message: WireMessage }
  | { readonly type: 'message-removed'; readonly channel: string; readonly ts: string }
  | { readonly type: 'conversations'; readonly conversations: readonly WireConversation[] }
  | { readonly type: 'view'; readonly view: WireView | null }
  | { readonly type: 'home'; readonly home: WireHome | null }
  | { readonly type: 'exchange'; readonly exchange: WireExchange }
  | { readonly type: 'traffic-cleared' }
  | { readonly type: 'provocations'; readonly provocations: WireProvocations };

/** `block_id` to `action_id` to the element's value, as in `view.state.values`. */
export type StateValues = { readonly [blockId: string]: { readonly [actionId: string]: JsonObject } };

/** An action as the page reports it. The server adds what Slack would. */
export interface WireAction extends JsonObject {
  readonly type: string;
  readonly block_id: string;
  readonly action_id: string;
}

/** Where an element is: in a message, or in a modal or Home tab. */
export type WirePlace = { readonly channel: string; readonly ts: string } | { readonly view: string };

export interface WireOption extends JsonObject {
  readonly text: { readonly type: string; readonly text: string };
  readonly value: string;
  readonly description?: { readonly type: string; readonly text: string };
}

export interface WireOptionGroup {
  readonly label: string | null;
  readonly options: readonly WireOption[];
}

/** The answer to the page's POSTs. */
export type WireAnswer =
  | { readonly ok: true; readonly groups?: readonly WireOptionGroup[]; readonly errors?: { readonly [blockId: string]: string } }
  | { readonly ok: false; readonly error: string };
