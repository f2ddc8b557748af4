import type { MessagePlace } from './recommendation-store.ts';

/** A feedback sign as Slack delivered it, before anything is looked up. */
export interface InboxEntry {
  /** Slack's event id, or the trigger id of a button. Unique. */
  readonly eventId: string;
  readonly slackUserId: string;
  /** The message, or the recommendation if the button names it. */
  readonly about: MessagePlace | { readonly recommendationId: string };
  readonly key: string;
  /** For a choice, +1 if it names a type. What it says about the first type is worked out when it's recorded. */
  readonly sign: 1 | -1;
  readonly action: 'added' | 'removed';
  /** For a choice, the type that the client chose; absent for something else or nothing. */
  readonly chosenType?: string;
  readonly happenedAt: string;
}

export interface InboxStore {
  /** Stores before anything is acknowledged; false if this event id was stored before. */
  put(entry: InboxEntry, receivedAt: Date): Promise<boolean>;
  /** Unfinished entries received before the given time, oldest first. */
  pending(receivedBefore: Date, limit: number): Promise<readonly InboxEntry[]>;
  finish(eventId: string, outcome: string, at: Date): Promise<void>;
  /** Removes a sign that turned out to be on somebody else's message. */
  drop(eventId: string): Promise<void>;
}
