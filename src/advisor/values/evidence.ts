import type { Book } from '../book/book.ts';
import type { Profile } from '../book/profile.ts';
import { dayOfRow, type ProfileColumns } from '../book/profile-columns.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import { RECENT_PURCHASE_DAYS } from '../book/purchases.ts';
import type { Model, Trait, TraitName } from '../model/model.ts';
import { traitPlace, traitValueOfColumns, traitValueOfProfile } from './trait-level.ts';

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

/** A summary of the purchases before the purchase days in a profile. */
export interface OlderPurchases {
  /** The approximate number of purchase days. */
  readonly days: number;
  /** The middle of their period. */
  readonly day: number;
  /** One share per type, by number of trades; sums to one. */
  readonly shares: readonly number[];
}

/** Everything a client's probabilities are based on, as numbers: the same from a profile and from the book's columns. */
export interface Evidence {
  readonly asOf: number;
  readonly segment: number;
  /** One place per trait of the model, from `traitPlace`; -1 if unknown. */
  readonly levels: readonly number[];
  /** Oldest first. */
  readonly entries: readonly PurchaseEntry[];
  readonly older: OlderPurchases | null;
}

/** The same client with no purchase looked at. */
export const withoutHistory = (evidence: Evidence): Evidence => ({ ...evidence, entries: [], older: null });

const TRAITS_OF_PURCHASES: readonly TraitName[] = ['totalInvested', 'averageYield', 'averageCoupon'];

/** The same client with nothing looked at that purchases tell, but for the segment. */
export const withoutPurchases = (evidence: Evidence, traits: readonly Trait[]): Evidence => ({
  ...withoutHistory(evidence),
  levels: evidence.levels.map((level, at) => (TRAITS_OF_PURCHASES.includes(traits[at].name) ? -1 : level)),
});

/** What reading evidence needs from a model. */
export type EvidenceFrame = Pick<Model, 'bondTypes'> & { readonly traits: readonly Trait[] };

/** A client's evidence from their profile. Types unknown to the frame are ignored. */
export const evidenceOfProfile = (frame: EvidenceFrame, profile: Profile, segment: number): Evidence => {
  const place = placesOf(frame.bondTypes);
  const entries: PurchaseEntry[] = [];
  for (const { day, amounts } of profile.recentPurchases) {
    const known = amounts.flatMap(({ bondType, amount }) => {
      const type = place.get(bondType);
      return type === undefined ? [] : [{ type, amount }];
    });
    let total = 0;
    for (const { amount } of known) total += amount;
    for (const { type, amount } of known) {
      const evenShare = 1 / known.length;
      entries.push({ day, type, amountShare: total > 0 ? amount / total : evenShare, evenShare });
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
    levels: frame.traits.map((trait) => traitPlace(trait, traitValueOfProfile(trait.name, profile))),
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

/** Reads the evidence of a book's clients without making their profiles. */
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

  /** A client's evidence as of the columns' day. */
  read(client: number, segment: number): Evidence {
    const columns = this.#columns;
    const walk = this.#days;
    const asOf = dayOfRow(columns, client);
    const byDay: PurchaseEntry[][] = [];
    walk.start(client, asOf);
    while (walk.next()) {
      const ofDay: PurchaseEntry[] = [];
      for (let place = 0; place < walk.size; place++) {
        ofDay.push({
          day: walk.day,
          type: walk.types[place],
          amountShare: walk.amountShare(place),
          evenShare: 1 / walk.size,
        });
      }
      byDay.push(ofDay.sort((a, b) => a.type - b.type));
    }
    const recent = byDay.slice(-RECENT_PURCHASE_DAYS);
    const entries = recent.flat();
    return {
      asOf,
      segment,
      levels: this.#frame.traits.map((trait) => traitPlace(trait, traitValueOfColumns(trait.name, columns, client))),
      entries,
      older:
        byDay.length < RECENT_PURCHASE_DAYS
          ? null
          : olderPurchases(entries, recent.length, this.#tradesByType(client, asOf), columns.firstDay[client]),
    };
  }

  #tradesByType(client: number, asOf: number): Float64Array {
    const { offsets, day, type } = this.#book.trades;
    const trades = new Float64Array(this.#book.bondTypes.length);
    const end = offsets[client + 1];
    for (let trade = offsets[client]; trade < end && day[trade] <= asOf; trade++) {
      const bought = type[trade];
      if (bought >= 0) trades[bought] += 1;
    }
    return trades;
  }
}

/**
 * The purchases before a full list of recent days: the trades by type, minus one per recent day and type. A day may hold many trades, so
 * they count for at most as many days as would fit into the earlier time at the recent pace.
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
  for (const { type } of entries) older[type] = Math.max(0, older[type] - 1);
  let sum = 0;
  for (const count of older) sum += count;
  const days = Math.min(sum, (recentDays * (oldest - firstDay)) / Math.max(1, newest - oldest));
  if (!(days > 0)) return null;
  return { days, day: (firstDay + oldest) / 2, shares: Array.from(older, (count) => count / sum) };
};
