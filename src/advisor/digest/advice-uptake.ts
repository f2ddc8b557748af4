import type { Book } from '../book/book.ts';
import { clientPlaceOf } from '../book/profile.ts';
import type { ClientId, Day } from '../units.ts';

/** A recommendation that was shown, as needed to find out whether the client followed it. */
export interface AdviceShown {
  readonly clientId: ClientId;
  readonly day: Day;
  readonly bondTypes: readonly string[];
  /** The client's last purchase in the book when it was shown. */
  readonly lastTradeDay: Day | null;
}

export interface Uptake {
  /** The days a client had to buy. */
  readonly days: number;
  /** Clients who were shown advice at least that many days ago. */
  readonly clients: number;
  /** Clients among them who then bought a type they were shown. */
  readonly bought: number;
}

/** How far back advice counts, before the days a client has to buy. */
const COHORT_DAYS = 90;

/** Whether the client bought one of the types within `days` of the advice, and after the last purchase known when it was shown. */
const boughtShown = (book: Book, client: number, advice: AdviceShown, days: number): boolean => {
  const { offsets, day, type } = book.trades;
  for (let trade = offsets[client]; trade < offsets[client + 1]; trade++) {
    const on = day[trade];
    if (on < advice.day || on > advice.day + days || (advice.lastTradeDay !== null && on <= advice.lastTradeDay)) continue;
    const bondType = book.bondTypes[type[trade]];
    if (bondType !== undefined && advice.bondTypes.includes(bondType)) return true;
  }
  return false;
};

/**
 * How many of the clients who were shown advice at least `days` before `until`, and at most 90 days before that, then bought a type they
 * were shown. A client counts once, with the first advice in that time. A purchase after the advice need not be because of it.
 */
export const adviceUptake = (book: Book, shown: Iterable<AdviceShown>, until: Day, days: number): Uptake => {
  const first = new Map<ClientId, AdviceShown>();
  for (const advice of shown) {
    if (advice.bondTypes.length === 0 || advice.day > until - days || advice.day <= until - days - COHORT_DAYS) continue;
    const known = first.get(advice.clientId);
    if (!known || advice.day < known.day) first.set(advice.clientId, advice);
  }
  let [clients, bought] = [0, 0];
  for (const advice of first.values()) {
    const client = clientPlaceOf(book, advice.clientId);
    if (client === null) continue;
    clients += 1;
    if (boughtShown(book, client, advice, days)) bought += 1;
  }
  return { days, clients, bought };
};
