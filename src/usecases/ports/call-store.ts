import type { ClientCall } from '../../advisor/desk/call-list.ts';
import type { Day, Paise } from '../../advisor/units.ts';

/** Calls about money that becomes free, or has: a client has one for each day. */
export interface MoneyCalls {
  readonly calls: readonly ClientCall[];
  /** How many days of clients there are, how many clients, and how much money in all, also of those not in the list. */
  readonly days: number;
  readonly clients: number;
  readonly amount: Paise;
}

/** Clients whom somebody may want to call, as of a day. */
export interface CallList {
  readonly asOf: Day;
  /** The day the book was read on: calls reach from this day. */
  readonly readOn: Day;
  readonly takenAt: Date;
  /** Of so many who have gone quiet, those with the most outstanding, `idle` has the longest quiet. */
  readonly idleAmong: number;
  /** Relationship managers whose clients these are; absent: everybody's. */
  readonly managers?: readonly string[];
  /** What matured and wasn't bought again, largest amount first. */
  readonly matured: MoneyCalls;
  /** What was to mature and since did, the longest ago first. Only the next reading of the book shows whether it was bought again. */
  readonly maturedSince: MoneyCalls;
  /** The next to mature first. */
  readonly maturing: MoneyCalls;
  /** The longest quiet first. */
  readonly idle: readonly ClientCall[];
}

/** A list as it's stored. Of `idle`, those with the most outstanding come first. */
export type StoredCallList = Omit<CallList, 'asOf' | 'idleAmong' | 'managers'>;

/** Reasons to call clients, replaced as a whole each time the book is read. */
export interface CallStore {
  /** @param calls in the order in which each kind is listed */
  replaceAll(calls: Iterable<ClientCall>, asOf: Day, takenAt: Date): Promise<void>;
  /**
   * Whether an older version of the product wrote the newest list: it isn't shown. False if there's none.
   */
  isOlder(): Promise<boolean>;
  /**
   * At most so many of each kind, among these relationship managers' clients; null before this version first read the book.
   * @param today the list may be of an earlier day
   */
  listFor(sees: 'all' | readonly string[], limit: number, today: Day): Promise<StoredCallList | null>;
}
