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
  return windows.map(({ now, before }) => ({ now: listed(now), before: listed(before) }));
};

/** The last day of which the book knows everything: the newest trade's, unless that is today or later. */
export const lastWholeDay = (newestTrade: Day, today: Day): Day => (newestTrade < today ? newestTrade : addDays(today, -1));
