import { UNCLASSIFIED } from '../bonds/bond.ts';
import { logYears } from '../bonds/log-years.ts';
import { compareBytewise, type Day, day, type Paise } from '../units.ts';
import type { Book } from './book.ts';
import { standingOf } from './outstanding.ts';
import type { Holding, Profile, PurchaseDay, UsualBond, WeightsBehind } from './profile.ts';
import { heldOf } from './sold.ts';

/** The number of purchase days in a profile. */
export const RECENT_PURCHASE_DAYS = 24;

/** A type by its place in the book. */
export const nameOfType = (book: Book, type: number): string => book.bondTypes[type] ?? UNCLASSIFIED;

/** A client's first trade, and the first after the day (or the next client's first). */
const tradesUntil = (book: Book, client: number, asOf: Day): readonly [number, number] => {
  const { offsets, day: days } = book.trades;
  const first = offsets[client] ?? 0;
  const last = offsets[client + 1] ?? first;
  let end = first;
  while (end < last && days[end] <= asOf) end++;
  return [first, end];
};

type OfIssuer = NonNullable<Profile['issuers']>[number];

/** Largest first, equal amounts by key. */
export const byOutstanding = (one: OfIssuer, other: OfIssuer): number =>
  other.outstanding - one.outstanding || compareBytewise(one.issuer, other.issuer);

/** What's outstanding by issuer's key, largest first, equal amounts by key. Bonds whose issuer wasn't read aren't there. */
export const issuersOf = (book: Book, client: number, asOf: Day): readonly OfIssuer[] => {
  const [first, end] = tradesUntil(book, client, asOf);
  const byIssuer = new Map<string, number>();
  for (let trade = first; trade < end; trade++) {
    const { debtor, maturityDay } = book.bonds[book.trades.bond[trade]] ?? {};
    if (debtor === undefined || standingOf(maturityDay, asOf) !== 'outstanding') continue;
    const held = heldOf(book.trades, trade);
    if (held > 0) byIssuer.set(debtor, (byIssuer.get(debtor) ?? 0) + held);
  }
  return [...byIssuer].map(([issuer, outstanding]) => ({ issuer, outstanding: outstanding as Paise })).sort(byOutstanding);
};

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What a client bought up to a day, by type, including Unclassified: largest amount first, equal amounts by name. */
export const holdingsOf = (book: Book, client: number, asOf: Day): Holding[] => {
  const [first, end] = tradesUntil(book, client, asOf);
  const byType = new Map<number, { trades: number; amount: number; outstanding: number; lastDay: Day; usual: Writable<UsualBond> }>();
  for (let trade = first; trade < end; trade++) {
    const type = book.trades.type[trade];
    const held = byType.get(type) ?? {
      trades: 0,
      amount: 0,
      outstanding: 0,
      lastDay: asOf,
      usual: { logYears: 0, dated: 0, grades: 0, graded: 0 },
    };
    held.trades++;
    const amount = book.trades.amount[trade];
    held.amount += amount;
    if (standingOf(book.bonds[book.trades.bond[trade]]?.maturityDay, asOf) === 'outstanding')
      held.outstanding += heldOf(book.trades, trade);
    held.lastDay = day(book.trades.day[trade]);
    const { maturityDay } = book.bonds[book.trades.bond[trade]] ?? {};
    if (maturityDay != null) {
      held.usual.logYears += logYears(maturityDay, book.trades.day[trade]);
      held.usual.dated++;
    }
    const grade = book.trades.grade[trade];
    if (grade > 0) {
      held.usual.grades += grade - 1;
      held.usual.graded++;
    }
    byType.set(type, held);
  }
  return [...byType]
    .map(([type, held]) => ({
      bondType: nameOfType(book, type),
      ...held,
      amount: held.amount as Paise,
      outstanding: held.outstanding as Paise,
    }))
    .sort((a, b) => b.amount - a.amount || compareBytewise(a.bondType, b.bondType));
};

/** What the averages and a derived band of a client are weighted by, up to a day. */
export const weightsBehind = (book: Book, client: number, asOf: Day): WeightsBehind => {
  const [first, end] = tradesUntil(book, client, asOf);
  const { amount, yieldToMaturity, coupon, band } = book.trades;
  let [withYield, withCoupon] = [0, 0];
  const bands: [number, number, number] = [0, 0, 0];
  for (let trade = first; trade < end; trade++) {
    if (!Number.isNaN(yieldToMaturity[trade])) withYield += amount[trade];
    if (!Number.isNaN(coupon[trade])) withCoupon += amount[trade];
    const place = Math.min(band[trade], bands.length) - 1;
    if (place >= 0) bands[place] += amount[trade];
  }
  return { yield: withYield as Paise, coupon: withCoupon as Paise, bands: bands as unknown as WeightsBehind['bands'] };
};

/** The client's last purchase days up to a day, at most 24, oldest first; amounts in the order of the types, without Unclassified. */
export const recentPurchasesOf = (book: Book, client: number, asOf: Day): PurchaseDay[] => {
  const [first, end] = tradesUntil(book, client, asOf);
  const newestFirst: Array<{ day: Day; amounts: Map<number, number> }> = [];
  for (let trade = end - 1; trade >= first; trade--) {
    const type = book.trades.type[trade];
    if (type < 0) continue;
    const onDay = day(book.trades.day[trade]);
    let purchases = newestFirst.at(-1);
    if (purchases?.day !== onDay) {
      if (newestFirst.length === RECENT_PURCHASE_DAYS) break;
      purchases = { day: onDay, amounts: new Map() };
      newestFirst.push(purchases);
    }
    purchases.amounts.set(type, (purchases.amounts.get(type) ?? 0) + book.trades.amount[trade]);
  }
  return newestFirst.reverse().map(({ day: onDay, amounts }) => ({
    day: onDay,
    amounts: [...amounts]
      .sort(([left], [right]) => left - right)
      .map(([type, amount]) => ({ bondType: nameOfType(book, type), amount: amount as Paise })),
  }));
};
