import type { Book } from './book.ts';
import type { Model, Trait } from './model.ts';
import type { Profile } from './profile.ts';
import type { ProfileColumns } from './profile-columns.ts';
import { PurchaseDays } from './purchase-days.ts';
import { RECENT_PURCHASE_DAYS } from './purchases.ts';
import { traitLevel, traitValueOfColumns, traitValueOfProfile } from './trait-level.ts';

/** One type on one purchase day. */
export interface PurchaseEntry {
  readonly day: number;
  /** Place in the model's bond types. */
  readonly type: number;
  /** Share of the day's amount. */
  readonly amountShare: number;
  /** 1 / number of types bought that day. */
  readonly evenShare: number;
}

/** What lies before the purchase days that a profile keeps, summed up. */
export interface OlderPurchases {
  /** How many purchase days they amount to, about. */
  readonly days: number;
  /** The middle of their time. */
  readonly day: number;
  /** One share a type, by number of trades; sums to one. */
  readonly shares: readonly number[];
}

/** All that a probability rests on, as numbers: the same from a profile and from the book's columns. */
export interface Evidence {
  readonly asOf: number;
  readonly segment: number;
  /** One level a trait of the model; -1 where it is not known. */
  readonly levels: readonly number[];
  /** Oldest first. */
  readonly entries: readonly PurchaseEntry[];
  readonly older: OlderPurchases | null;
}

/** What is needed of a model to read evidence. */
export type EvidenceFrame = Pick<Model, 'bondTypes'> & { readonly traits: readonly Trait[] };

/** Types that the frame does not know are left out, as if they had not been bought. */
export const evidenceOfProfile = (frame: EvidenceFrame, profile: Profile, segment: number): Evidence => {
  const place = placesOf(frame.bondTypes);
  const entries: PurchaseEntry[] = [];
  for (const { day, amounts } of profile.recentPurchases) {
    const known = amounts.filter(({ bondType }) => place.has(bondType));
    let total = 0;
    for (const { amount } of known) total += amount;
    for (const { bondType, amount } of known) {
      const evenShare = 1 / known.length;
      entries.push({ day, type: place.get(bondType) as number, amountShare: total > 0 ? amount / total : evenShare, evenShare });
    }
  }
  const trades = new Float64Array(frame.bondTypes.length);
  for (const { bondType, trades: count } of profile.holdings) {
    const type = place.get(bondType);
    if (type !== undefined) trades[type] = count;
  }
  return {
    asOf: profile.asOf,
    segment,
    levels: frame.traits.map((trait) => traitLevel(trait, traitValueOfProfile(trait.name, profile))),
    entries,
    older: olderPurchases(entries, profile.recentPurchases.length, trades, profile.firstTradeDay),
  };
};

const placesOfNames = new WeakMap<readonly string[], ReadonlyMap<string, number>>();
const placesOf = (names: readonly string[]): ReadonlyMap<string, number> => {
  let places = placesOfNames.get(names);
  if (!places) {
    places = new Map(names.map((name, place) => [name, place]));
    placesOfNames.set(names, places);
  }
  return places;
};

/** Reads the evidence of many clients of one book without making their profiles. */
export class EvidenceReader {
  readonly #book: Book;
  readonly #columns: ProfileColumns;
  readonly #frame: EvidenceFrame;
  readonly #days: PurchaseDays;

  constructor(book: Book, columns: ProfileColumns, frame: EvidenceFrame) {
    this.#book = book;
    this.#columns = columns;
    this.#frame = frame;
    this.#days = new PurchaseDays(book);
  }

  /** The evidence of the client at a place of the book, as of the columns' day. */
  read(client: number, segment: number): Evidence {
    const columns = this.#columns;
    const walk = this.#days;
    const byDay: PurchaseEntry[][] = [];
    walk.start(client, columns.asOf);
    while (walk.next()) {
      const ofDay: PurchaseEntry[] = [];
      for (let place = 0; place < walk.size; place++) {
        ofDay.push({
          day: walk.day,
          type: walk.types[place] as number,
          amountShare: walk.amountShare(place),
          evenShare: 1 / walk.size,
        });
      }
      byDay.push(ofDay.sort((a, b) => a.type - b.type));
    }
    const recent = byDay.slice(-RECENT_PURCHASE_DAYS);
    const entries = recent.flat();
    return {
      asOf: columns.asOf,
      segment,
      levels: this.#frame.traits.map((trait) => traitLevel(trait, traitValueOfColumns(trait.name, columns, client))),
      entries,
      older:
        byDay.length < RECENT_PURCHASE_DAYS
          ? null
          : olderPurchases(entries, recent.length, this.#tradesByType(client), columns.firstDay[client] as number),
    };
  }

  #tradesByType(client: number): Float64Array {
    const { offsets, day, type } = this.#book.trades;
    const trades = new Float64Array(this.#book.bondTypes.length);
    const end = offsets[client + 1] as number;
    for (let trade = offsets[client] as number; trade < end && (day[trade] as number) <= this.#columns.asOf; trade++) {
      const bought = type[trade] as number;
      if (bought >= 0) trades[bought] = (trades[bought] as number) + 1;
    }
    return trades;
  }
}

/**
 * What a full list of recent days leaves out, from the trades by type: the trades beyond one for each recent day and type. They count as no
 * more days than the time before would hold at the recent pace, since one day may hold many trades.
 */
const olderPurchases = (
  entries: readonly PurchaseEntry[],
  recentDays: number,
  trades: Float64Array,
  firstDay: number | null,
): OlderPurchases | null => {
  const oldest = entries[0]?.day;
  const newest = entries.at(-1)?.day;
  if (recentDays < RECENT_PURCHASE_DAYS || firstDay === null || oldest === undefined || newest === undefined) return null;
  const older = trades.slice();
  for (const { type } of entries) older[type] = Math.max(0, (older[type] as number) - 1);
  let sum = 0;
  for (const count of older) sum += count;
  const days = Math.min(sum, (recentDays * (oldest - firstDay)) / Math.max(1, newest - oldest));
  if (!(days > 0)) return null;
  return { days, day: (firstDay + oldest) / 2, shares: Array.from(older, (count) => count / sum) };
};
