import type { Book } from './book.ts';
import type { ClientTrade } from './client-trade.ts';
import { heldOf } from './sold.ts';

/** A client's purchase, as far as its money and its maturity go. Days are whole days since 1970, amounts paise. */
export interface Bought {
  readonly day: number;
  /** The price paid, less what was sold since. */
  readonly amount: number;
  /** What tells bonds apart. */
  readonly bond: number | string;
  /** Null or absent: nobody recorded it. */
  readonly maturityDay: number | null | undefined;
}

/** A client's purchases in the book up to a day, oldest first. */
export const boughtInBook = ({ bonds, trades }: Pick<Book, 'bonds' | 'trades'>, client: number, asOf: number): Bought[] => {
  const { offsets, day: days, bond } = trades;
  const bought: Bought[] = [];
  for (let trade = offsets[client]; trade < offsets[client + 1] && days[trade] <= asOf; trade++) {
    const place = bond[trade];
    const amount = heldOf(trades, trade);
    if (amount > 0) bought.push({ day: days[trade], amount, bond: place, maturityDay: bonds[place]?.maturityDay });
  }
  return bought;
};

/** The purchases among a client's trades up to a day, oldest first. */
export const boughtOf = (trades: readonly ClientTrade[], asOf: number): Bought[] =>
  trades
    .filter(({ day, amount, held = amount }) => day <= asOf && held > 0)
    .map(({ day, amount, held = amount, bondId, maturityDay }) => ({ day, amount: held, bond: bondId, maturityDay }))
    .sort((left, right) => left.day - right.day);
