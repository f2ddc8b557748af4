import { UNCLASSIFIED } from './bond.ts';
import type { Book } from './book.ts';
import type { Holding, PurchaseDay } from './profile.ts';
import { compareBytewise, type Day, day, type Paise } from './units.ts';

/** Purchase days that a profile keeps. */
export const RECENT_PURCHASE_DAYS = 24;

const nameOfType = (book: Book, type: number): string => book.bondTypes[type] ?? UNCLASSIFIED;

/** First trade of a client, and the first one that no longer counts: after the day, or another client's. */
const tradesUntil = (book: Book, client: number, asOf: Day): readonly [number, number] => {
  const { offsets, day: days } = book.trades;
  const first = offsets[client] ?? 0;
  const last = offsets[client + 1] ?? first;
  let end = first;
  while (end < last && (days[end] as number) <= asOf) end++;
  return [first, end];
};

/** What a client bought up to a day, by type: largest amount first, equal amounts by name; Unclassified under its name. */
export const holdingsOf = (book: Book, client: number, asOf: Day): Holding[] => {
  const [first, end] = tradesUntil(book, client, asOf);
  const byType = new Map<number, { trades: number; amount: number; lastDay: Day }>();
  for (let trade = first; trade < end; trade++) {
    const type = book.trades.type[trade] as number;
    const held = byType.get(type) ?? { trades: 0, amount: 0, lastDay: asOf };
    held.trades++;
    held.amount += book.trades.amount[trade] as number;
    held.lastDay = day(book.trades.day[trade] as number);
    byType.set(type, held);
  }
  return [...byType]
    .map(([type, held]) => ({ bondType: nameOfType(book, type), ...held, amount: held.amount as Paise }))
    .sort((a, b) => b.amount - a.amount || compareBytewise(a.bondType, b.bondType));
};

/** The client's last purchase days up to a day, at most 24, oldest first; amounts by type in the types' order, Unclassified left out. */
export const recentPurchasesOf = (book: Book, client: number, asOf: Day): PurchaseDay[] => {
  const [first, end] = tradesUntil(book, client, asOf);
  const newestFirst: Array<{ day: Day; amounts: Map<number, number> }> = [];
  for (let trade = end - 1; trade >= first; trade--) {
    const type = book.trades.type[trade] as number;
    if (type < 0) continue;
    const onDay = day(book.trades.day[trade] as number);
    let purchases = newestFirst.at(-1);
    if (purchases?.day !== onDay) {
      if (newestFirst.length === RECENT_PURCHASE_DAYS) break;
      purchases = { day: onDay, amounts: new Map() };
      newestFirst.push(purchases);
    }
    purchases.amounts.set(type, (purchases.amounts.get(type) ?? 0) + (book.trades.amount[trade] as number));
  }
  return newestFirst.reverse().map(({ day: onDay, amounts }) => ({
    day: onDay,
    amounts: [...amounts]
      .sort(([left], [right]) => left - right)
      .map(([type, amount]) => ({ bondType: nameOfType(book, type), amount: amount as Paise })),
  }));
};
