import type { CouponFrequency } from '../bonds/math/coupon-frequency.ts';
import { monthsBetweenCoupons } from '../bonds/math/coupon-frequency.ts';
import { SovereignYields } from '../bonds/sovereign-yields.ts';
import type { Book } from '../book/book.ts';
import type { Day, Fraction } from '../units.ts';
import type { Candidate } from './bond-inputs.ts';

/** What could be bought is what was traded so many days before or after. */
const AROUND_DAYS = 15;
/** How long a purchase counts as demand. */
export const DEMAND_DAYS = 90;

/** Interest payments a year; null if it isn't known. */
export const paymentsOf = (frequency: CouponFrequency | null | undefined): number | null => {
  if (frequency == null) return null;
  const months = monthsBetweenCoupons(frequency);
  return months === null ? 0 : 12 / months;
};

/** A bond of the book that could be bought around a day. */
export interface ShelvedBond extends Candidate {
  /** Place in `Book.bonds`. */
  readonly bond: number;
}

interface Seen {
  yields: number;
  priced: number;
  grade: number;
  around: boolean;
  bought: number;
}

/** What could be bought around each day, by type, as the book's trades show it. */
export class Shelves {
  readonly #book: Book;
  /** Trades by day. */
  readonly #order: Int32Array;
  readonly #days: Int32Array;
  readonly #shelves = new Map<number, ReadonlyMap<number, readonly ShelvedBond[]>>();

  constructor(book: Book) {
    const { day } = book.trades;
    this.#book = book;
    this.#order = Int32Array.from(day.keys()).sort((one, other) => day[one] - day[other] || one - other);
    this.#days = Int32Array.from(this.#order, (trade) => day[trade]);
  }

  /** By type: the bonds that were traded around a day and matured later. Demand is counted before the day. */
  on(day: number): ReadonlyMap<number, readonly ShelvedBond[]> {
    const known = this.#shelves.get(day) ?? this.#stock(day);
    this.#shelves.set(day, known);
    return known;
  }

  /** Purchases of each bond in the 90 days up to a day. */
  demandUpTo(day: number): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (let at = this.#from(day - DEMAND_DAYS + 1); at < this.#days.length && this.#days[at] <= day; at++) {
      const bond = this.#book.trades.bond[this.#order[at]];
      counts.set(bond, (counts.get(bond) ?? 0) + 1);
    }
    return counts;
  }

  /** The first trade on or after a day. */
  #from(day: number): number {
    let [low, high] = [0, this.#days.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#days[middle] < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #stock(day: number): ReadonlyMap<number, readonly ShelvedBond[]> {
    const { bonds, trades } = this.#book;
    const seen = new Map<number, Seen>();
    for (let at = this.#from(day - DEMAND_DAYS); at < this.#days.length && this.#days[at] <= day + AROUND_DAYS; at++) {
      const trade = this.#order[at];
      const bond = trades.bond[trade];
      const one = seen.get(bond) ?? { yields: 0, priced: 0, grade: 0, around: false, bought: 0 };
      seen.set(bond, one);
      if (this.#days[at] < day) one.bought++;
      if (this.#days[at] < day - AROUND_DAYS) continue;
      one.around = true;
      one.grade = trades.grade[trade] || one.grade;
      if (Number.isNaN(trades.yieldToMaturity[trade])) continue;
      one.yields += trades.yieldToMaturity[trade];
      one.priced++;
    }
    const around = [...seen].filter(([bond, { around }]) => around && (bonds[bond].maturityDay ?? Number.POSITIVE_INFINITY) > day);
    const sovereigns = new SovereignYields(
      around.flatMap(([bond, { grade, yields, priced }]) =>
        grade !== 1 || priced === 0
          ? []
          : [
              {
                bondId: bonds[bond].id,
                isin: bonds[bond].id,
                rating: { grade: 'Sovereign' as const, suffix: null, agency: null },
                maturityDay: bonds[bond].maturityDay ?? null,
                yieldToMaturity: (yields / priced) as Fraction,
              },
            ],
      ),
    );
    const shelf = new Map<number, ShelvedBond[]>();
    for (const [bond, { grade, yields, priced, bought }] of around) {
      const { type, debtor = null, maturityDay = null, issueDay = null, minimum = null, frequency } = bonds[bond];
      const one: ShelvedBond = {
        bond,
        debtor,
        yieldToMaturity: priced === 0 ? null : yields / priced,
        sovereign: sovereigns.about(maturityDay as Day | null),
        grade: grade === 0 ? null : grade - 1,
        maturityDay,
        issueDay,
        minimum,
        payments: paymentsOf(frequency),
        bought,
      };
      const ofType = shelf.get(type);
      if (ofType) ofType.push(one);
      else shelf.set(type, [one]);
    }
    return shelf;
  }
}
