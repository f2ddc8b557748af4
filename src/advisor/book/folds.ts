import { lotOf, type Random, randomBelow, sampleByName } from '../random.ts';
import { type Day, day } from '../units.ts';
import type { Book } from './book.ts';
import { taken } from './book-order.ts';
import { type ProfileColumns, profileColumns } from './profile-columns.ts';
import { PurchaseDays } from './purchase-days.ts';

/** What a client bought on the first purchase day after an origin, which a policy has to predict. */
export interface Target {
  readonly client: number;
  readonly day: Day;
  readonly types: readonly number[];
  /** Each type's share of the day's amount, in the order of `types`; sums to one. */
  readonly amountShares: readonly number[];
}

/**
 * Origins (days to train up to), ascending: the days by which the given shares of all purchases (client and day) had been made. On a book
 * with few days, every day but the last is an origin. Empty if all purchases are on one day.
 * @param shares ascending, between 0 and 1
 */
export const originsOf = (book: Book, until: Day, shares: readonly number[]): Day[] => {
  const purchases = purchasesByDay(book, until);
  const days = [...purchases.keys()].sort((a, b) => a - b);
  const candidates = days.slice(0, -1);
  if (candidates.length <= shares.length) return candidates.map(day);
  let total = 0;
  for (const count of purchases.values()) total += count;
  const origins: Day[] = [];
  let [seen, place] = [0, 0];
  for (const share of shares) {
    // Each origin comes after the one before and leaves a day for each that follows.
    const last = candidates.length - (shares.length - origins.length);
    seen += purchases.get(candidates[place]) ?? 0;
    while (place < last && seen < share * total) seen += purchases.get(candidates[++place]) ?? 0;
    origins.push(day(candidates[place++]));
  }
  return origins;
};

const purchasesByDay = (book: Book, until: Day): Map<number, number> => {
  const purchases = new Map<number, number>();
  const days = new PurchaseDays(book);
  for (let client = 0; client < book.clients.length; client++) {
    days.start(client, until);
    while (days.next()) purchases.set(days.day, (purchases.get(days.day) ?? 0) + 1);
  }
  return purchases;
};

/** The targets of the clients who buy in (origin, until], or of `limit` of them drawn at random; in the clients' order. */
export const targetsAfter = (book: Book, origin: Day, until: Day, limit: number, random: Random): Target[] => {
  const days = new PurchaseDays(book);
  const buyers: number[] = [];
  for (let client = 0; client < book.clients.length; client++) {
    days.start(client, until, origin);
    if (days.next()) buyers.push(client);
  }
  const chosen = sampleByName(
    buyers.map((client) => book.clients[client].id),
    limit,
    random,
  );
  return Array.from(chosen, (at) => {
    const client = buyers[at];
    days.start(client, until, origin);
    days.next();
    const types = Array.from(days.types.subarray(0, days.size));
    return { client, day: day(days.day), types, amountShares: types.map((_, place) => days.amountShare(place)) };
  });
};

/** Clients as of the day they're asked about, and what each of them bought next. Only these clients' rows are filled. */
export interface Asked {
  readonly columns: ProfileColumns;
  readonly targets: readonly Target[];
}

/** Purchases held out together: what may be learned without them, and what is asked. */
export interface HeldOut {
  /** What may be learned from, up to `asOf`. */
  readonly learn: Book;
  readonly asOf: Day;
  readonly asked: readonly Asked[];
}

/** The most purchase days held out at each client's end. */
export const LAST_DAYS = 3;

/** Rolling origins: what each client buys first after a day, from everything up to that day. @param limit the most targets an origin */
export const heldOutInTime = (book: Book, until: Day, shares: readonly number[], limit: number, random: Random): HeldOut[] =>
  originsOf(book, until, shares).map((origin) => {
    const targets = targetsAfter(book, origin, until, limit, random);
    return { learn: book, asOf: origin, asked: [{ columns: profileColumns(book, origin, { rows: clientsOf(targets) }), targets }] };
  });

const clientsOf = (targets: readonly Target[]): Int32Array => Int32Array.from(targets, ({ client }) => client);

/**
 * Each client's last purchase days, up to three. The clients are split into groups by their ids. What is learned for a group leaves out its
 * clients' held-out days and everything after, and knows all purchases of the other groups.
 * @param limit the most clients of a group who are asked about
 */
export const heldOutAtTheEnd = (book: Book, until: Day, groups: number, limit: number, random: Random): HeldOut[] => {
  const groupOf = groupsByName(book, groups, random);
  const lastDays = lastPurchaseDays(book, until);
  const sets = Array.from({ length: groups }, (_, group) => {
    const members = Array.from(groupOf.keys()).filter((client) => groupOf[client] === group && lastDays[client].length > 0);
    const chosen = Array.from(
      sampleByName(
        members.map((client) => book.clients[client].id),
        limit,
        random,
      ),
      (at) => members[at],
    );
    const before = new Int32Array(book.clients.length).fill(until + 1);
    for (const client of chosen) before[client] = lastDays[client][0];
    const asked: Asked[] = [];
    for (let back = 1; back <= LAST_DAYS; back++) {
      const ones = chosen.filter((client) => lastDays[client].length >= back);
      if (ones.length > 0) asked.push(askedBefore(book, until, ones, lastDays, back));
    }
    return new HeldOutAtTheEnd(book, before, until, asked);
  });
  return sets.filter(({ asked, before }) => asked.length > 0 && hasTradeBefore(book, before));
};

/** Its book is made when somebody learns from it: a copy of nearly all trades. */
class HeldOutAtTheEnd implements HeldOut {
  readonly asOf: Day;
  readonly asked: readonly Asked[];
  /** The first day of each client that's left out. */
  readonly before: Int32Array;
  readonly #book: Book;

  constructor(book: Book, before: Int32Array, asOf: Day, asked: readonly Asked[]) {
    this.#book = book;
    this.before = before;
    this.asOf = asOf;
    this.asked = asked;
  }

  get learn(): Book {
    return bookBefore(this.#book, this.before);
  }
}

const hasTradeBefore = ({ trades: { offsets, day } }: Book, before: Int32Array): boolean =>
  before.some((end, client) => offsets[client] < offsets[client + 1] && day[offsets[client]] < end);

const askedBefore = (book: Book, until: Day, clients: readonly number[], lastDays: readonly Int32Array[], back: number): Asked => {
  const days = new Int32Array(book.clients.length).fill(until);
  const walk = new PurchaseDays(book);
  const targets = clients.map((client): Target => {
    const bought = lastDays[client].at(-back) as number;
    days[client] = bought - 1;
    walk.start(client, until, bought - 1);
    walk.next();
    const types = Array.from(walk.types.subarray(0, walk.size));
    return { client, day: day(bought), types, amountShares: types.map((_, place) => walk.amountShare(place)) };
  });
  return { columns: profileColumns(book, until, { days, rows: clientsOf(targets) }), targets };
};

/** A group for each client that doesn't depend on who else is in the book. */
export const groupsByName = (book: Pick<Book, 'clients'>, groups: number, random: Random): Int32Array => {
  const salt = randomBelow(0x1_0000_0000, random);
  return Int32Array.from(book.clients, ({ id }) => lotOf(id, salt) % groups);
};

/** Each client's last purchase days up to a day, ascending. */
const lastPurchaseDays = (book: Book, until: Day): Int32Array[] => {
  const walk = new PurchaseDays(book);
  return book.clients.map((_, client) => {
    const days: number[] = [];
    for (walk.start(client, until); walk.next(); ) days.push(walk.day);
    return Int32Array.from(days.slice(-LAST_DAYS));
  });
};

/** The book without each client's trades from a day on. @param before one day per client */
export const bookBefore = (book: Book, before: Int32Array): Book => {
  const { trades } = book;
  const kept = new Uint32Array(trades.day.length);
  let n = 0;
  const offsets = new Uint32Array(trades.offsets.length);
  for (let client = 0; client < before.length; client++) {
    const end = trades.offsets[client + 1];
    for (let trade = trades.offsets[client]; trade < end && trades.day[trade] < before[client]; trade++) kept[n++] = trade;
    offsets[client + 1] = n;
  }
  const rows = kept.subarray(0, n);
  return {
    ...book,
    trades: {
      offsets,
      day: taken(trades.day, rows, new Int32Array(n)),
      type: taken(trades.type, rows, new Int16Array(n)),
      amount: taken(trades.amount, rows, new Float64Array(n)),
      yieldToMaturity: taken(trades.yieldToMaturity, rows, new Float64Array(n)),
      coupon: taken(trades.coupon, rows, new Float64Array(n)),
      band: taken(trades.band, rows, new Uint8Array(n)),
      grade: taken(trades.grade, rows, new Uint8Array(n)),
      bond: taken(trades.bond, rows, new Int32Array(n)),
    },
  };
};
