import type { BookBond, TradeColumns } from './book.ts';

/** What a sale or a redemption takes from the purchases of a bond. Days are whole days since 1970, amounts paise. */
export interface Sale {
  readonly day: number;
  readonly amount: number;
}

interface Purchase {
  readonly day: number;
  readonly amount: number;
}

/** A rest below this share of a sale is the difference of two prices, not a holding. */
const REST = 0.05;

/**
 * What's left of each purchase of one client in one bond after the sales: the earliest purchases go first. A sale takes only what was bought by
 * its day.
 *
 * @param purchases oldest first
 * @returns an amount per purchase
 * @example heldAfter([{ day: 1, amount: 100 }, { day: 2, amount: 50 }], [{ day: 3, amount: 120 }]) // [0, 30]
 */
export const heldAfter = (purchases: readonly Purchase[], sales: readonly Sale[]): readonly number[] => {
  const left = purchases.map(({ amount }) => amount);
  for (const sale of [...sales].sort((a, b) => a.day - b.day)) {
    let open = sale.amount;
    let rest = 0;
    for (let at = 0; at < purchases.length && purchases[at].day <= sale.day; at++) {
      const taken = Math.min(left[at], open);
      left[at] -= taken;
      open -= taken;
      rest += left[at];
    }
    if (rest > 0 && rest < REST * sale.amount) {
      for (let at = 0; at < purchases.length && purchases[at].day <= sale.day; at++) left[at] = 0;
    }
  }
  return left;
};

/** What's left of a trade's amount after sales, in paise. */
export const heldOf = ({ amount, held }: Pick<TradeColumns, 'amount' | 'held'>, trade: number): number =>
  held === undefined ? amount[trade] : held[trade];

/** What sales have left of every trade. */
export const heldInBook = (
  { offsets, day, amount, bond }: Pick<TradeColumns, 'offsets' | 'day' | 'amount' | 'bond'>,
  bonds: readonly BookBond[],
  sales: ReadonlyMap<number, ReadonlyArray<Sale & { readonly bondId: string }>>,
): Float64Array => {
  const held = Float64Array.from(amount);
  for (const [client, sold] of sales) {
    for (const each of new Set(sold.map((sale) => sale.bondId))) {
      const trades: number[] = [];
      for (let trade = offsets[client]; trade < offsets[client + 1]; trade++) if (bonds[bond[trade]].id === each) trades.push(trade);
      const left = heldAfter(
        trades.map((trade) => ({ day: day[trade], amount: amount[trade] })),
        sold.filter((sale) => sale.bondId === each),
      );
      for (const [at, trade] of trades.entries()) held[trade] = left[at];
    }
  }
  return held;
};
