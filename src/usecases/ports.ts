/** What the use cases need from outside. Each port has one implementation in `data/` (or `slack/`) and fakes in the tests. */
import type { BondOnOffer } from '../advisor/bond.ts';
import type { Book, ClientFacts } from '../advisor/book.ts';
import type { ClientTrade } from '../advisor/client-trade.ts';
import type { FeedbackEvent } from '../advisor/feedback.ts';
import type { Model } from '../advisor/model.ts';
import type { Profile } from '../advisor/profile.ts';
import type { ClientId, Day } from '../advisor/units.ts';
import type { Role } from './actor.ts';
import type { ShownRecommendation } from './shown-recommendation.ts';

export interface Clock {
  now(): Date;
}

/** The book could not be read: the database is away, or its tables are not there. `message` says what and how to mend it, without secrets. */
export class SourceUnavailableError extends Error {
  override readonly name = 'SourceUnavailableError';
}

export interface ReadBook {
  readonly book: Book;
  /** Rows of trades seen, used or not (after the firm's own filter of which orders count). */
  readonly rows: number;
  /** Rows left out, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Fields made null because what they held was absurd, by reason. */
  readonly blanked: Readonly<Record<string, number>>;
  /** Trades of bonds that no rule knows; they are in the book with type -1. */
  readonly unclassified: number;
  /** Trades after the day their bond matured; they are in the book, and somebody should look at them. */
  readonly afterMaturity?: number;
}

/** Somebody of the firm's staff as the book writes them. */
export interface RelationshipManager {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** The firm's book, read only. */
export interface BookSource {
  /** The whole book, streamed. Trades after `until` are left out where it is given. */
  readBook(options?: { readonly until?: Day; readonly onRows?: (rows: number) => void }): Promise<ReadBook>;
  /** A book of this one client; null where nobody has this id. */
  readClient(id: ClientId): Promise<Book | null>;
  /** The usable purchases of these clients with what the book knows of each bond, newest first. Ids that nobody has add nothing. */
  readTrades(ids: readonly ClientId[]): Promise<readonly ClientTrade[]>;
  /**
   * The family that a client belongs to, whether holder or member: the holder first (where the book knows that person), then the members in
   * bytewise order of their ids. Of a client without family just the client; null where nobody has this id.
   */
  readFamily(id: ClientId): Promise<readonly ClientFacts[] | null>;
  /** Clients born on a day, at most a hundred; absent where the book keeps no birth days. */
  readBornOn?(birthDay: Day): Promise<readonly ClientFacts[]>;
  /** The people that `relationshipManagerId` names; empty where the book does not keep them. */
  readRelationshipManagers(): Promise<readonly RelationshipManager[]>;
  /** Bonds that can be offered as of a day (source-schema: "Bonds on offer"), unmatured, in bytewise order of `bondId`. */
  readBondsOnOffer(asOf: Day): Promise<readonly BondOnOffer[]>;
  /** The day of the newest usable trade; null for an empty book. */
  newestTradeDay(): Promise<Day | null>;
  /** Whether the book knows relationship managers (the firm layout does, the flat one does not). */
  readonly hasRelationshipManagers: boolean;
}

/** Profiles of all clients as of the last training: for type-ahead, and for answers when the source is down. */
export interface ProfileStore {
  /** Replaces the snapshot in one transaction. */
  replaceAll(profiles: Iterable<Profile>, takenAt: Date): Promise<void>;
  find(id: ClientId): Promise<{ readonly profile: Profile; readonly takenAt: Date } | null>;
  /**
   * Clients whose id starts with the text, in the order of the ids; then those whose name does, in the order of the names; then those that contain it
   * in either, in the order of the ids. Order is bytewise; letter case is ignored in matching, and in the order of what starts with the text: whose
   * id is the text comes first. `sees` limits to these relationship managers.
   * @param where `beginning`: only those that start with the text, by an index; what contains it takes a look at every client one may see, so that with
   * `sees` `all` it is looked for from three characters on.
   */
  search(
    text: string,
    sees: 'all' | readonly string[],
    limit: number,
    where?: 'anywhere' | 'beginning',
  ): Promise<ReadonlyArray<Pick<Profile, 'clientId' | 'name' | 'riskBand' | 'trades' | 'totalInvested'>>>;
  /** How many there are; with `sees` those of these relationship managers. */
  count(sees?: 'all' | readonly string[]): Promise<number>;
  /** Whole profiles one after another, in bytewise order of the ids, at most so many. Where the snapshot is replaced meanwhile the rest is of the new one. */
  readSome(limit: number): AsyncIterable<Profile>;
}

export interface StoredModel {
  readonly version: number;
  readonly trainedAt: Date;
  readonly model: Model;
}

export interface ModelSummary {
  readonly version: number;
  readonly trainedAt: Date;
  readonly active: boolean;
  /** Why the gate refused it; null where it passed. */
  readonly refusal: string | null;
  readonly clients: number;
  readonly trades: number;
  readonly segments: number;
  readonly hitAt1: number | null;
}

/** A stored model that cannot be served: half-written, changed, or of another format. */
export class DamagedModelError extends Error {
  override readonly name = 'DamagedModelError';
}

/** A stored row whose document is not what was stored: cut off, changed by hand, or of another shape. */
export class DamagedRowError extends Error {
  override readonly name = 'DamagedRowError';
}

export interface ModelStore {
  /** Stores a new version and, where the gate passed, activates it. Returns its version number. */
  save(model: Model, trainedAt: Date, refusal: string | null): Promise<number>;
  /** The version in force: a number that changes whenever another is activated; null before the first. Cheap: called every few seconds. */
  activeVersion(): Promise<number | null>;
  /** @throws DamagedModelError; null where there is no such version. */
  load(version: number): Promise<StoredModel | null>;
  /** Makes a stored version the one in force. The caller has loaded it, so that a damaged one is never activated. */
  activate(version: number, at: Date): Promise<void>;
  list(): Promise<readonly ModelSummary[]>;
}

export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
}

/** A message that shows a recommendation, and what is needed to draw it again. */
export interface ShownPlace extends MessagePlace {
  /** The picture of the chart in it, as a file of the workspace. */
  readonly chartFile?: string;
  /** Who shared it there; absent on the answer itself. */
  readonly sharedBy?: string;
}

export interface RecommendationStore {
  save(shown: ShownRecommendation): Promise<void>;
  /** @throws DamagedRowError */
  find(id: string): Promise<ShownRecommendation | null>;
  /** Those that are there, by their ids; of a damaged one, what is wrong with it. */
  findMany(ids: readonly string[]): Promise<ReadonlyMap<string, ShownRecommendation | DamagedRowError>>;
  /** Those shown for a client, the newest first, at most `limit`; what is damaged is left out. */
  ofClient(id: ClientId, limit: number): Promise<readonly ShownRecommendation[]>;
  /** Remembers a message that shows a recommendation; said again of the same message, the newest counts. */
  place(id: string, place: ShownPlace): Promise<void>;
  /** All messages that show it, the oldest first. */
  placesOf(id: string): Promise<readonly ShownPlace[]>;
  findByMessage(place: MessagePlace): Promise<ShownRecommendation | null>;
}

/** A feedback row together with what it is about. */
export interface FeedbackRow extends FeedbackEvent {
  readonly sequence: number;
}

export interface FeedbackStore {
  /** Appends; false where this event id is there already. */
  append(event: FeedbackEvent, receivedAt: Date): Promise<boolean>;
  /** Rows in order of sequence. Rows of other processes can appear late and out of order: the reader re-reads a margin. */
  since(sequence: number): Promise<readonly FeedbackRow[]>;
  ofRecommendation(id: string): Promise<readonly FeedbackRow[]>;
}

/** A feedback sign as Slack delivered it, before anything was looked up. */
export interface InboxEntry {
  /** Slack's event id, or the trigger id of a button. Unique. */
  readonly eventId: string;
  readonly slackUserId: string;
  /** The message, or the recommendation where the button names it. */
  readonly about: MessagePlace | { readonly recommendationId: string };
  readonly key: string;
  /** Of a choice +1 where a type is named; what it says of the first type is found when it is recorded. */
  readonly sign: 1 | -1;
  readonly action: 'added' | 'removed';
  /** Of a choice: the type that the client chose; absent for something else or nothing. */
  readonly chosenType?: string;
  readonly happenedAt: string;
}

export interface InboxStore {
  /** Stores before anything is acknowledged; false where this event id was stored before. */
  put(entry: InboxEntry, receivedAt: Date): Promise<boolean>;
  /** Entries nobody has finished, oldest first, received before the given time. */
  pending(receivedBefore: Date, limit: number): Promise<readonly InboxEntry[]>;
  finish(eventId: string, outcome: string, at: Date): Promise<void>;
}

export interface Person {
  readonly slackUserId: string;
  readonly role: Role;
  readonly relationshipManagerIds: readonly string[];
}

export interface PeopleStore {
  find(slackUserId: string): Promise<Person | null>;
  put(person: Person): Promise<void>;
  /** Nothing happens where nobody has this id. */
  remove(slackUserId: string): Promise<void>;
  list(): Promise<readonly Person[]>;
}

export interface AuditRow {
  readonly at: Date;
  readonly actorId: string;
  /** `client.recommend`, `client.search`, `feedback.record`, `model.train`, `access.refused`, ... */
  readonly action: string;
  readonly clientId: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** Append-only. */
export interface AuditStore {
  /** All of them or, where it throws, none. */
  append(...rows: readonly AuditRow[]): Promise<void>;
}

/** A chart as Chart.js 4 takes it: plain JSON, no functions in it. Width and height in logical pixels. */
export interface DrawableChart {
  readonly config: Readonly<Record<string, unknown>>;
  readonly width: number;
  readonly height: number;
}

/** A chart could not be drawn: it cannot be, the renderer is busy, broken or late. `message` says which; the figures go out as text. */
export class ChartUnavailableError extends Error {
  override readonly name = 'ChartUnavailableError';
}

/** Draws charts without sending them to anybody but the firm's own machines. */
export interface ChartRenderer {
  /** A PNG of width × height × devicePixelRatio² pixels. @throws ChartUnavailableError */
  render(chart: DrawableChart, options?: { readonly devicePixelRatio?: number }): Promise<Uint8Array>;
  /** Gives up what is being drawn; nothing can be drawn afterwards. */
  close(): Promise<void>;
}
