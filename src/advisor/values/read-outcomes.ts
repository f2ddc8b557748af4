import type { Book } from '../book/book.ts';
import { clientPlaceOf } from '../book/profile.ts';
import type { ClientId, Day } from '../units.ts';
import { OUTCOME_DAYS } from './outcomes.ts';

/** A recommendation that was shown, as needed to find out what followed. */
export interface ShownAction {
  readonly recommendationId: string;
  /** As the book calls the client. */
  readonly clientId: ClientId;
  readonly day: Day;
  readonly shownAt: Date;
  /** The first type. */
  readonly bondType: string;
  /** The client's last purchase in the book when it was shown. */
  readonly lastTradeDay: Day | null;
}

export interface ReadOutcome {
  readonly recommendationId: string;
  readonly isBought: boolean;
  readonly types: number;
}

/** What the book says of some recommendations. */
export interface ReadOutcomes {
  readonly known: readonly ReadOutcome[];
  /** Of clients in the book, but there's no outcome (yet): the book doesn't cover 30 days, or the same was shown shortly before. */
  readonly unknown: readonly string[];
}

const happenedBefore = (left: ShownAction, right: ShownAction): number =>
  left.shownAt.getTime() - right.shownAt.getTime() || (left.recommendationId < right.recommendationId ? -1 : 1);

/**
 * What clients bought within 30 days of recommendations. It's known once the book covers the 30 days: until then, nothing bought isn't "no purchase".
 * A purchase is after the recommendation if it's on its day or later, and after the last purchase known when it was shown. If the same type was
 * shown first to the client in the 30 days before, the recommendation only repeats it and has no outcome of its own, so that no purchase counts
 * twice. Sales and types that no rule knows don't count. Clients who aren't in the book are left out.
 * @param until the last whole day that the book covers
 */
export const readOutcomes = (book: Book, shown: readonly ShownAction[], until: Day): ReadOutcomes => {
  const lastShown = new Map<string, Day>();
  const [known, unknown]: [ReadOutcome[], string[]] = [[], []];
  for (const action of shown.toSorted(happenedBefore)) {
    const { recommendationId, clientId, bondType, day } = action;
    const client = clientPlaceOf(book, clientId);
    if (client === null) continue;
    const key = JSON.stringify([clientId, bondType]);
    const before = lastShown.get(key);
    lastShown.set(key, day);
    const isRepeated = before !== undefined && day - before <= OUTCOME_DAYS;
    if (isRepeated || day + OUTCOME_DAYS > until) {
      unknown.push(recommendationId);
      continue;
    }
    const bought = typesBought(book, client, action);
    known.push({ recommendationId, isBought: bought.has(bondType), types: bought.size });
  }
  return { known, unknown };
};

const typesBought = (book: Book, client: number, { day: shownOn, lastTradeDay }: ShownAction): ReadonlySet<string> => {
  const { offsets, day, type } = book.trades;
  const bought = new Set<string>();
  for (let trade = offsets[client] as number; trade < (offsets[client + 1] as number); trade++) {
    const on = day[trade] as number;
    if (on < shownOn || on > shownOn + OUTCOME_DAYS || (lastTradeDay !== null && on <= lastTradeDay)) continue;
    const bondType = book.bondTypes[type[trade] as number];
    if (bondType !== undefined) bought.add(bondType);
  }
  return bought;
};
