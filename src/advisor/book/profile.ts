import type { RiskBand } from '../bonds/rating.ts';
import type { DeskAges } from '../desk-ages.ts';
import { type ClientId, compareBytewise, type Day, type Fraction, type Paise } from '../units.ts';
import type { Book, Gender } from './book.ts';
import { emptyProfileColumns, fillProfileRow, type ProfileOptions, profileOfRow } from './profile-columns.ts';

/** What a client bought of one type, up to the profile's day. Whether anything of it is still held, `outstanding` says. */
export interface Holding {
  readonly bondType: string;
  readonly trades: number;
  /** Everything bought of it. */
  readonly amount: Paise;
  /** What hasn't matured; absent in older documents. */
  readonly outstanding?: Paise;
  readonly lastDay: Day;
  /** Absent in older documents. */
  readonly usual?: UsualBond;
}

/** Sums over trades, of which means are made: what kind of bond the client usually buys. */
export interface UsualBond {
  /** Of the logarithm of the years to maturity at the purchase (`logYears`), and over how many trades. */
  readonly logYears: number;
  readonly dated: number;
  /** Of the ratings as steps (`gradeStep`), and over how many trades. */
  readonly grades: number;
  readonly graded: number;
}

/** What the client bought on one purchase day, without Unclassified. */
export interface PurchaseDay {
  readonly day: Day;
  readonly amounts: ReadonlyArray<{ readonly bondType: string; readonly amount: Paise }>;
}

/** What the averages and a derived band are weighted by, so that one more purchase can be added to them. In paise, over all trades. */
export interface WeightsBehind {
  /** With a known yield. */
  readonly yield: Paise;
  /** With a known coupon. */
  readonly coupon: Paise;
  /** Of bonds of band A, B and C or in default. */
  readonly bands: readonly [Paise, Paise, Paise];
}

/** Everything the advice for a client is based on, as of a day. Later trades have no effect. */
export interface Profile {
  readonly clientId: ClientId;
  readonly asOf: Day;
  readonly age: number | null;
  /** Absent in older documents, and if the age was only recorded as a number. */
  readonly birthDay?: Day;
  readonly gender: Gender | null;
  readonly riskBand: RiskBand | null;
  readonly riskBandSource: 'recorded' | 'derived' | 'unknown';
  /** When the recorded band was assessed; absent if the book doesn't say. */
  readonly bandAssessedOn?: Day;
  /** When a recorded band without such a day was imported; absent if it wasn't. */
  readonly bandImportedOn?: Day;
  /** Everything the client bought, matured or not. */
  readonly totalInvested: Paise;
  /** What hasn't matured; null if no purchase's maturity is known. Absent in older documents. */
  readonly outstanding?: Paise | null;
  /** What may have matured, since its maturity isn't recorded. Not in `outstanding`. Absent in older documents. */
  readonly maturityUnknown?: Paise;
  /** Weighted by amount, over all trades that have one, matured or not. */
  readonly averageYield: Fraction | null;
  readonly averageCoupon: Fraction | null;
  readonly trades: number;
  /** Days with a trade: the orders of one day are one purchase. Absent in older documents. */
  readonly purchaseDays?: number;
  readonly firstTradeDay: Day | null;
  readonly lastTradeDay: Day | null;
  /**
   * Share of the purchases, from the second on, made within 90 days of the one before; null with fewer than two. The orders of one day are
   * one purchase.
   */
  readonly reinvestmentRatio: Fraction | null;
  /**
   * Share of the maturing money that was bought again on the day it matured or in the 90 days after (`maturedDays`). Only money whose 90
   * days are over counts; null if there's none with a known maturity. Absent in older documents.
   */
  readonly boughtAgain?: Fraction | null;
  /** By type, largest amount first; includes Unclassified. */
  readonly holdings: readonly Holding[];
  /** The last purchase days, at most 24, oldest first. */
  readonly recentPurchases: readonly PurchaseDay[];
  readonly parentId: ClientId | null;
  readonly relationshipManagerId: string | null;
  /** As the book writes it; absent if the book has no names. */
  readonly name?: string | null;
  /** Days until the money is needed, if an intake recorded it: no bond that matures later may be shown. */
  readonly horizonDays?: number | null;
  /** What an intake expects the client to invest. Absent without one, and in older documents. */
  readonly expectedAmount?: Paise;
  /** What's outstanding by issuer, under the issuer's key. Absent in older documents. */
  readonly issuers?: ReadonlyArray<{ readonly issuer: string; readonly outstanding: Paise }>;
  /** Absent in older documents. */
  readonly weights?: WeightsBehind;
  /** The desk's own ages; absent: the usual ones. */
  readonly ages?: DeskAges;
}

/**
 * The profile of one client as of a day; null if the book doesn't have the client. Uses the same functions as for the whole book, so a book
 * of this client alone gives the same profile.
 */
export const profileOf = (book: Book, id: ClientId, asOf: Day, options: ProfileOptions = {}): Profile | null => {
  const client = clientPlaceOf(book, id);
  if (client === null) return null;
  const columns = emptyProfileColumns(1, asOf);
  fillProfileRow(columns, 0, book, client, options);
  return profileOfRow(book, columns, 0, client);
};

/** How many purchases a profile counts. In a document from before they were counted, the closest is its number of trades. */
export const purchaseDaysOf = ({ purchaseDays, trades }: Pick<Profile, 'purchaseDays' | 'trades'>): number => purchaseDays ?? trades;

/** The client's place in `book.clients`, by binary search; null if the book doesn't have the client. */
export const clientPlaceOf = (book: Pick<Book, 'clients'>, id: ClientId): number | null => {
  let [low, high] = [0, book.clients.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareBytewise(book.clients[middle].id, id);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return null;
};
