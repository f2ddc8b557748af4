import { UNCLASSIFIED } from '../bond.ts';
import type { Book } from '../book.ts';
import { addDays, type Day } from '../units.ts';

/** The longest time a digest looks back over. */
export const LONGEST_PERIOD_DAYS = 35;

/** What was bought of one type in some days. */
export interface BoughtOfType {
  readonly bondType: string;
  readonly purchases: number;
  /** Different clients. */
  readonly clients: number;
  /** Paise. */
  readonly amount: number;
}

/** The last d days, and the d days before them. Types that nobody bought are left out. */
export interface BoughtWindow {
  readonly now: readonly BoughtOfType[];
  readonly before: readonly BoughtOfType[];
  /** Different clients of the last d days' one, two, … types with the fewest clients; among equals in the order of `now`. */
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
  column[place] = (column[place] as number) + value;
};

/** The clients whose type of the fewest clients is the first, second, …: added up, the different clients of so many types. */
const togetherOf = (book: Book, until: Day, windows: readonly { readonly now: Cells }[]): number[][] => {
  const { offsets, day, type } = book.trades;
  const ranks = windows.map(({ now: { clients } }) => {
    const rank = new Int32Array(clients.length).fill(-1);
    const bought = [...clients.keys()].filter((kind) => (clients[kind] as number) > 0);
    for (const [at, kind] of bought.sort((left, right) => (clients[left] as number) - (clients[right] as number)).entries())
      rank[kind] = at;
    return rank;
  });
  const rarest = windows.map(({ now: { clients } }) => new Array<number>(clients.filter((count) => count > 0).length).fill(0));
  const own = new Int32Array(windows.length);
  for (let client = 0; client < book.clients.length; client++) {
    own.fill(-1);
    for (let trade = offsets[client] as number; trade < (offsets[client + 1] as number); trade++) {
      const back = until - (day[trade] as number);
      if (back < 0) continue;
      for (let window = back; window < windows.length; window++) {
        const rank = (ranks[window] as Int32Array)[(type[trade] as number) + 1] as number;
        if (own[window] === -1 || rank < (own[window] as number)) own[window] = rank;
      }
    }
    for (let window = 0; window < own.length; window++) {
      const rank = own[window] as number;
      if (rank === -1) continue;
      const counts = rarest[window] as number[];
      counts[rank] = (counts[rank] as number) + 1;
    }
  }
  return rarest.map((counts) => {
    let sum = 0;
    return counts.map((count) => (sum += count));
  });
};

/**
 * What was bought by type over the last 1, 2, … 35 days up to a day (place d − 1 is the last d days), and over as many days before. Windows and
 * not days, because a client who bought on several days is to be counted once.
 */
export const boughtByWindow = (book: Book, until: Day): BoughtWindow[] => {
  const types = book.bondTypes.length + 1;
  const windows = Array.from({ length: LONGEST_PERIOD_DAYS }, () => ({ now: cells(types), before: cells(types) }));
  const { offsets, day, type, amount } = book.trades;
  // The last client who was counted in each cell.
  const counted = windows.map(() => ({ now: new Int32Array(types).fill(-1), before: new Int32Array(types).fill(-1) }));
  for (let client = 0; client < book.clients.length; client++) {
    for (let trade = offsets[client] as number; trade < (offsets[client + 1] as number); trade++) {
      const back = until - (day[trade] as number);
      if (back < 0 || back >= 2 * LONGEST_PERIOD_DAYS) continue;
      const kind = (type[trade] as number) + 1;
      // In the later half of the windows longer than that, in the earlier half of those longer than half of it.
      for (let days = Math.floor(back / 2) + 1; days <= LONGEST_PERIOD_DAYS; days++) {
        const half = back < days ? 'now' : 'before';
        const window = windows[days - 1]?.[half] as Cells;
        const seen = counted[days - 1]?.[half] as Int32Array;
        add(window.purchases, kind, 1);
        add(window.amount, kind, amount[trade] as number);
        if (seen[kind] !== client) add(window.clients, kind, 1);
        seen[kind] = client;
      }
    }
  }
  const listed = ({ purchases, clients, amount: paise }: Cells): BoughtOfType[] =>
    Array.from({ length: types }, (_, kind) => ({
      bondType: kind === 0 ? UNCLASSIFIED : (book.bondTypes[kind - 1] as string),
      purchases: purchases[kind] as number,
      clients: clients[kind] as number,
      amount: paise[kind] as number,
    })).filter((bought) => bought.purchases > 0);
  const together = togetherOf(book, until, windows);
  return windows.map(({ now, before }, at) => ({ now: listed(now), before: listed(before), together: together[at] ?? [] }));
};

/** The last day of which the book knows everything: the newest trade's, unless that is today or later. */
export const lastWholeDay = (newestTrade: Day, today: Day): Day => (newestTrade < today ? newestTrade : addDays(today, -1));
