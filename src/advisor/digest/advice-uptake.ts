import type { Book } from '../book.ts';
import { clientPlaceOf } from '../profile.ts';
import type { ClientId, Day } from '../units.ts';

/** A recommendation that was shown, as far as it is asked what came of it. */
export interface AdviceShown {
  readonly clientId: ClientId;
  readonly day: Day;
  readonly bondTypes: readonly string[];
  /** The client's last purchase that the book had when it was shown. */
  readonly lastTradeDay: Day | null;
}

export interface Uptake {
  /** So many days a client had to buy. */
  readonly days: number;
  /** Clients who were shown advice and have had so many days since. */
  readonly clients: number;
  /** Of them who then bought a type that they were shown. */
  readonly bought: number;
}

/** How far back advice is asked about, before the days that a client has. */
const COHORT_DAYS = 90;

/** Whether the client bought one of the types from the day of the advice on, within so many days, and not before it was shown. */
const boughtShown = (book: Book, client: number, advice: AdviceShown, days: number): boolean => {
  const { offsets, day, type } = book.trades;
  for (let trade = offsets[client] as number; trade < (offsets[client + 1] as number); trade++) {
    const on = day[trade] as number;
    if (on < advice.day || on > advice.day + days || (advice.lastTradeDay !== null && on <= advice.lastTradeDay)) continue;
    const bondType = book.bondTypes[type[trade] as number];
    if (bondType !== undefined && advice.bondTypes.includes(bondType)) return true;
  }
  return false;
};

/**
 * Of the clients who were shown advice at least so many days before `until` (and at most 90 days before that), how many then bought a type that
 * they were shown. A client counts once, by the first advice in that time. What follows advice need not follow from it.
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
