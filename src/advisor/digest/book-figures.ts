import { UNCLASSIFIED } from '../bonds/bond.ts';
import type { Book } from '../book/book.ts';
import { addDays, type Day } from '../units.ts';

/** The longest period of a digest. */
export const LONGEST_PERIOD_DAYS = 35;

/** The purchases of one type in a period. */
export interface BoughtOfType {
  readonly bondType: string;
  readonly purchases: number;
  /** Distinct clients. */
  readonly clients: number;
  /** Paise. */
  readonly amount: number;
}

/** The last d days and the d days before them, without types no one bought. */
export interface BoughtWindow {
  readonly now: readonly BoughtOfType[];
  readonly before: readonly BoughtOfType[];
  /** Distinct clients of the one, two, … types with the fewest clients in the last d days; ties in the order of `now`. */
  readonly together: readonly number[];
}

interface Cells {
  readonly purchases: Float64Array;
  readonly clients: Float64Array;
  readonly amount: Float64Array;
}

const cells = (types: number): Cells => ({
  purchases: new Float64Array(types),
  clients: new Float64Array(types),
  amount: new Float64Array(types),
});

const add = (column: Float64Array, place: number, value: number): void => {
  column[place] += value;
};

/** `BoughtWindow.together` of every window: counts each client at the rarest type they bought, then adds up. */
const togetherOf = (book: Book, until: Day, windows: readonly { readonly now: Cells }[]): number[][] => {
  const { offsets, day, type } = book.trades;
  const ranks = windows.map(({ now: { clients } }) => {
    const rank = new Int32Array(clients.length).fill(-1);
    const bought = [...clients.keys()].filter((kind) => clients[kind] > 0);
    for (const [at, kind] of bought.sort((left, right) => clients[left] - clients[right]).entries()) rank[kind] = at;
    return rank;
  });
  const rarest = windows.map(({ now: { clients } }) => new Array<number>(clients.filter((count) => count > 0).length).fill(0));
  const own = new Int32Array(windows.length);
  for (let client = 0; client < book.clients.length; client++) {
    own.fill(-1);
    for (let trade = offsets[client]; trade < offsets[client + 1]; trade++) {
      const back = until - day[trade];
      if (back < 0) continue;
      for (let window = back; window < windows.length; window++) {
        const rank = ranks[window][type[trade] + 1];
        if (own[window] === -1 || rank < own[window]) own[window] = rank;
      }
    }
    for (let window = 0; window < own.length; window++) {
      const rank = own[window];
      if (rank === -1) continue;
      const counts = rarest[window];
      counts[rank] += 1;
    }
  }
  return rarest.map((counts) => {
    let sum = 0;
    return counts.map((count) => (sum += count));
  });
};

/**
 * Purchases by type over the last 1, 2, … 35 days up to a day (place d − 1 is the last d days), and over as many days before. These are
 * windows rather than days, because a client who bought on several days counts once.
 */
export const boughtByWindow = (book: Book, until: Day): BoughtWindow[] => {
  const types = book.bondTypes.length + 1;
  const windows = Array.from({ length: LONGEST_PERIOD_DAYS }, () => ({ now: cells(types), before: cells(types) }));
  const { offsets, day, type, amount } = book.trades;
  // The client last counted in each cell.
  const counted = windows.map(() => ({ now: new Int32Array(types).fill(-1), before: new Int32Array(types).fill(-1) }));
  for (let client = 0; client < book.clients.length; client++) {
    for (let trade = offsets[client]; trade < offsets[client + 1]; trade++) {
      const back = until - day[trade];
      if (back < 0 || back >= 2 * LONGEST_PERIOD_DAYS) continue;
      const kind = type[trade] + 1;
      // `now` of every window longer than `back`; `before` of the shorter ones that reach back to it.
      for (let days = Math.floor(back / 2) + 1; days <= LONGEST_PERIOD_DAYS; days++) {
        const half = back < days ? 'now' : 'before';
        const window = windows[days - 1][half];
        const seen = counted[days - 1][half];
        add(window.purchases, kind, 1);
        add(window.amount, kind, amount[trade]);
        if (seen[kind] !== client) add(window.clients, kind, 1);
        seen[kind] = client;
      }
    }
  }
  const listed = ({ purchases, clients, amount: paise }: Cells): BoughtOfType[] =>
    Array.from({ length: types }, (_, kind) => ({
      bondType: kind === 0 ? UNCLASSIFIED : book.bondTypes[kind - 1],
      purchases: purchases[kind],
      clients: clients[kind],
      amount: paise[kind],
    })).filter((bought) => bought.purchases > 0);
  const together = togetherOf(book, until, windows);
  return windows.map(({ now, before }, at) => ({ now: listed(now), before: listed(before), together: together[at] ?? [] }));
};

/** The last day the book covers completely: the newest trade's day, or yesterday if that's earlier. */
export const lastWholeDay = (newestTrade: Day, today: Day): Day => (newestTrade < today ? newestTrade : addDays(today, -1));
