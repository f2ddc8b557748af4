import type { ClientId } from '../../advisor/units.ts';
import type { AuditRow } from './audit-log.ts';
import type { ShownRecommendation } from './shown-recommendation.ts';

/** A stored row whose document isn't what was stored: cut off, changed by hand, or of another shape. */
export class DamagedRowError extends Error {
  override readonly name = 'DamagedRowError';
}

export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
}

/** A message that shows a recommendation, and what's needed to redraw it. */
export interface ShownPlace extends MessagePlace {
  /** The picture of its chart, as a file in the workspace. */
  readonly chartFile?: string;
  /** Who shared it there; absent on the answer itself. */
  readonly sharedBy?: string;
  /** Slack didn't confirm an earlier try, and the message says that it may be the second. */
  readonly mayBeSecond?: true;
}

/** A message as it was posted, and the audit row that vouches for it. */
export interface PostedMessage {
  /** Text and blocks as JSON, byte for byte. */
  readonly json: string;
  readonly noted: AuditRow;
}

export interface RecommendationStore {
  /** @param noted its audit row, stored together with it: both or neither. It gets a digest of what is stored. */
  save(shown: ShownRecommendation, noted?: AuditRow): Promise<void>;
  /** @throws DamagedRowError */
  find(id: string): Promise<ShownRecommendation | null>;
  /** By their ids, those that exist. For a damaged one, what is wrong with it. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, ShownRecommendation | DamagedRowError>>;
  /**
   * Those shown for a client, newest first, at most `limit`. Damaged ones are left out.
   * @param shownTo only those shown to this person
   */
  ofClient(id: ClientId, limit: number, shownTo?: string): Promise<readonly ShownRecommendation[]>;
  /** Those shown in a time, oldest first, a few at a time. Damaged ones are left out. */
  shownBetween(from: Date, until: Date): AsyncIterable<ShownRecommendation>;
  /**
   * Remembers a message that shows a recommendation. For the same message, the newest call counts; what it leaves out stays.
   * @param posted what it says, to be kept with its audit row
   */
  place(id: string, place: ShownPlace, posted?: PostedMessage): Promise<void>;
  /** Keeps what a message says without remembering its place. */
  keepMessage(id: string, place: MessagePlace, posted: PostedMessage): Promise<void>;
  /** All messages that show it, oldest first. */
  placesOf(id: string): Promise<readonly ShownPlace[]>;
  findByMessage(place: MessagePlace): Promise<ShownRecommendation | null>;
  isPlace(place: MessagePlace): Promise<boolean>;
  /** A message was deleted, so it isn't redrawn any more. What it said stays kept. */
  forgetPlace(place: MessagePlace): Promise<void>;
  /** How many that were shown in this time have no message that we know. */
  countWithoutPlace(from: Date, until: Date): Promise<number>;
}
