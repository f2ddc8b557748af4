import type { Book, ClientFacts, Gender } from './book.ts';
import { emptyProfileColumns, fillProfileRow, type ProfileOptions, profileOfRow } from './profile-columns.ts';
import type { RiskBand } from './rating.ts';
import { type ClientId, compareBytewise, type Day, type Fraction, type Paise } from './units.ts';

/** What a client bought of one type, up to the profile's day. */
export interface Holding {
  readonly bondType: string;
  readonly trades: number;
  readonly amount: Paise;
  readonly lastDay: Day;
}

/** What the client bought on one of the last purchase days (Unclassified left out); newest last. */
export interface PurchaseDay {
  readonly day: Day;
  readonly amounts: ReadonlyArray<{ readonly bondType: string; readonly amount: Paise }>;
}

/** All that advice to one client rests on, as of a day. Never looks past that day. */
export interface Profile {
  readonly clientId: ClientId;
  readonly asOf: Day;
  readonly age: number | null;
  readonly gender: Gender | null;
  readonly riskBand: RiskBand | null;
  readonly riskBandSource: 'recorded' | 'derived' | 'unknown';
  readonly totalInvested: Paise;
  /** Weighted by amount, over the trades that have one. */
  readonly averageYield: Fraction | null;
  readonly averageCoupon: Fraction | null;
  readonly trades: number;
  readonly firstTradeDay: Day | null;
  readonly lastTradeDay: Day | null;
  /** Share of purchases after the first made within 90 days of the one before; null with fewer than two. */
  readonly reinvestmentRatio: Fraction | null;
  /** By type, largest amount first; Unclassified included under its name. */
  readonly holdings: readonly Holding[];
  /** The last purchase days, at most 24, oldest first. */
  readonly recentPurchases: readonly PurchaseDay[];
  readonly parentId: ClientId | null;
  readonly relationshipManagerId: string | null;
  /** As the book writes it; absent where it keeps no names. */
  readonly name?: string | null;
  /** Days until the money is needed, where an intake recorded it: no bond that matures later may be shown. */
  readonly horizonDays?: number | null;
}

/**
 * The profile of one client as of a day; null where the book has no such client. The same functions as over the whole book,
 * so a book of this client alone gives the same profile.
 */
export const profileOf = (book: Book, id: ClientId, asOf: Day, options: ProfileOptions = {}): Profile | null => {
  const client = clientPlaceOf(book, id);
  if (client === null) return null;
  const columns = emptyProfileColumns(1, asOf);
  fillProfileRow(columns, 0, book, client, options);
  return profileOfRow(book, columns, 0, client);
};

/** Place of a client in `book.clients`, by binary search over their bytewise order; null where there is none. */
export const clientPlaceOf = (book: Pick<Book, 'clients'>, id: ClientId): number | null => {
  let [low, high] = [0, book.clients.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareBytewise((book.clients[middle] as ClientFacts).id, id);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return null;
};
