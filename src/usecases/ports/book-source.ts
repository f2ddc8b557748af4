import type { BondOnOffer } from '../../advisor/bonds/bond.ts';
import type { Book, ClientFacts } from '../../advisor/book/book.ts';
import type { ClientTrade } from '../../advisor/book/client-trade.ts';
import type { ClientId, Day } from '../../advisor/units.ts';

/**
 * The book can't be read: the database is away, or its tables aren't there. `message` says what is wrong and how to fix it, without
 * secrets.
 */
export class SourceUnavailableError extends Error {
  override readonly name = 'SourceUnavailableError';
  /** `configuration`: it won't pass by itself. `empty`: there's a database, and no book in it yet. */
  readonly kind: 'away' | 'configuration' | 'empty';

  constructor(message: string, kind: SourceUnavailableError['kind'] = 'away') {
    super(message);
    this.kind = kind;
  }
}

export interface ReadBook {
  readonly book: Book;
  /** Rows of trades read, used or not (after the firm's own filter of which orders count). */
  readonly rows: number;
  /** Rows left out, by reason; `date is in the future` for a trade dated after the next settlement day. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Fields set to null because their value was absurd, by reason. */
  readonly blanked: Readonly<Record<string, number>>;
  /** Trades of bonds that no rule knows. They're in the book with type -1. */
  readonly unclassified: number;
  /** Trades after the day their bond matured. They're in the book, and somebody should look at them. */
  readonly afterMaturity?: number;
}

/** A member of the firm's staff, as the book has them. */
export interface RelationshipManager {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** The desk's own sheets of bonds on offer. */
export interface OfferSheets {
  /** Keeps a sheet, which takes the place of the one before. */
  put(sheet: {
    readonly at: Date;
    readonly who: string;
    readonly file: string;
    /** SHA-256 of the file. */
    readonly digest: string;
    /** The last day on which any of its offers holds. */
    readonly validUntil: Day;
    readonly bonds: ReadonlyArray<{ readonly validUntil: Day; readonly bond: BondOnOffer }>;
  }): Promise<void>;
  /**
   * The bonds whose offers hold on a day, of the newest sheet loaded by an instant; null if there's no sheet, or it has ended.
   * @param loadedBy the end of that day: a replay doesn't know later sheets
   */
  validOn(asOf: Day, loadedBy: Date): Promise<readonly BondOnOffer[] | null>;
}

/** The firm's book, read only. */
export interface BookSource {
  /** The whole book, streamed. With `until`, later trades are left out. */
  readBook(options?: { readonly until?: Day; readonly onRows?: (rows: number) => void }): Promise<ReadBook>;
  /** A book of this one client; null if nobody has this id. With `until`, later trades are left out. */
  readClient(id: ClientId, until?: Day | null): Promise<Book | null>;
  /** The usable purchases of these clients, with what the book knows of each bond, newest first. Unknown ids add nothing. */
  readTrades(ids: readonly ClientId[]): Promise<readonly ClientTrade[]>;
  /** Who manages each of these clients now; null: nobody. Without clients whom nobody has the id of. */
  readManagersOf(ids: readonly ClientId[]): Promise<ReadonlyMap<ClientId, string | null>>;
  /**
   * The family of a client, whether holder or member: the holder first (if the book knows that person), then the members in bytewise order
   * of their ids. Just the client if there's no family; null if nobody has this id.
   */
  readFamily(id: ClientId): Promise<readonly ClientFacts[] | null>;
  /** Clients born on a day, at most a hundred. Absent if the book keeps no birth days. */
  readBornOn?(birthDay: Day): Promise<readonly ClientFacts[]>;
  /** The people that `relationshipManagerId` names; empty if the book doesn't keep them. */
  readRelationshipManagers(): Promise<readonly RelationshipManager[]>;
  /**
   * Bonds on offer as of a day (source-schema: "Bonds on offer"), in bytewise order of `bondId`: none that has matured when a purchase of
   * that day settles, and none whose offer has ended.
   * @param newest the book's newest day, from which bonds without offers are counted back; null: none is known
   */
  readBondsOnOffer(asOf: Day, newest: Day | null): Promise<readonly BondOnOffer[]>;
  /**
   * A bond of the book by its id (the ISIN) in capitals or not, on offer or not, matured or not, with the yield as of a day; null if the book has no
   * such bond.
   */
  readBond(bondId: string, asOf: Day): Promise<BondOnOffer | null>;
  /** The day of the newest usable trade; null for an empty book. With `until`, later trades are left out. May take seconds on a large book. */
  newestTradeDay(until?: Day | null): Promise<Day | null>;
  /** Resolves if the book is there and can be read. @throws SourceUnavailableError */
  reach(): Promise<void>;
  /**
   * Whether the book has relationship managers now. The firm layout does; a flat book may get them from any import, by this process or another,
   * and then advisers see only their own clients at once.
   */
  hasRelationshipManagers(): Promise<boolean>;
}
