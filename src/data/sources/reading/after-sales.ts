import type { ClientTrade } from '../../../advisor/book/client-trade.ts';
import { heldAfter } from '../../../advisor/book/sold.ts';
import type { ClientId, Day, Paise } from '../../../advisor/units.ts';

/** What a client sold of a bond, or what was redeemed. */
export interface Disposal {
  readonly client: ClientId;
  readonly bondId: string;
  readonly day: Day;
  readonly amount: Paise;
}

/** The purchases in the order they came, with what sales have left of them. */
export const afterSales = (trades: readonly ClientTrade[], sales: readonly Disposal[]): ClientTrade[] => {
  const held = new Map<ClientTrade, number>();
  for (const [client, bond] of new Map(
    sales.map((sale) => [`${sale.client}\u0000${sale.bondId}`, [sale.client, sale.bondId] as const]),
  ).values()) {
    const bought = trades.filter((trade) => trade.clientId === client && trade.bondId === bond).sort((left, right) => left.day - right.day);
    const left = heldAfter(
      bought,
      sales.filter((sale) => sale.client === client && sale.bondId === bond),
    );
    for (const [at, trade] of bought.entries()) held.set(trade, left[at] as number);
  }
  return trades.map((trade) =>
    held.has(trade) && held.get(trade) !== trade.amount ? { ...trade, held: held.get(trade) as Paise } : trade,
  );
};
