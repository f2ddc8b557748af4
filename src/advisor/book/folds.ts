import { type Random, sampleByName } from '../random.ts';
import { type Day, day } from '../units.ts';
import type { Book } from './book.ts';
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
