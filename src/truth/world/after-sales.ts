import type { Trade } from './world.ts';

/** What was sold or redeemed. */
export interface Sale {
  readonly client: string;
  readonly bond: string;
  readonly day: number;
  readonly amount: number;
}

/**
 * What sales leave of the purchases: a sale takes from the client's earliest purchases of the bond up to its day. A rest below a twentieth of
 * the sale is the difference of two prices, and isn't held.
 */
export const afterSales = (trades: readonly Trade[], sales: readonly Sale[]): readonly Trade[] => {
  const left = new Map(trades.map((trade) => [trade, trade.amount]));
  for (const { client, bond, day, amount } of [...sales].sort((a, b) => a.day - b.day)) {
    const from = trades
      .filter((trade) => trade.client === client && trade.bond.id === bond && trade.day <= day)
      .sort((a, b) => a.day - b.day || a.row - b.row);
    let [open, rest] = [amount, 0];
    for (const trade of from) {
      const held = left.get(trade) ?? 0;
      const taken = Math.min(held, open);
      left.set(trade, held - taken);
      open -= taken;
      rest += held - taken;
    }
    if (rest < amount / 20) for (const trade of from) left.set(trade, 0);
  }
  return trades.map((trade) => ({ ...trade, held: left.get(trade) ?? 0 }));
};
