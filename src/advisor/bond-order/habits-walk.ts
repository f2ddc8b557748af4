import { logYears } from '../bonds/log-years.ts';
import type { Book } from '../book/book.ts';
import type { BondOrder } from '../model/bond-order.ts';
import type { Habits } from './bond-inputs.ts';
import { type UsualOfType, usualOfClient } from './usual-bonds.ts';

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Goes through a client's trades in order of time and knows the client's habits up to a day. */
export class HabitsWalk {
  readonly client: number;
  readonly #book: Book;
  #trade: number;
  #day = Number.NEGATIVE_INFINITY;
  #amount = 0;
  #trades = 0;
  #yields = 0;
  #yielding = 0;
  readonly #usual = new Map<number, Writable<UsualOfType>>();
  /** When what's held of an issuer matures. */
  readonly #issuers = new Map<string, number>();

  constructor(book: Book, client: number) {
    this.client = client;
    this.#book = book;
    this.#trade = book.trades.offsets[client];
  }

  /** Moves on to a day. */
  upTo(day: number): this {
    const { offsets, day: days } = this.#book.trades;
    for (this.#day = day; this.#trade < offsets[this.client + 1] && days[this.#trade] <= day; this.#trade++) this.#see(this.#trade);
    return this;
  }

  /** What the client bought of a type on a later day, as places in the book's bonds. */
  boughtOn(day: number, type: number): ReadonlySet<number> {
    const { offsets, day: days, type: types, bond } = this.#book.trades;
    const bought = new Set<number>();
    for (let trade = this.#trade; trade < offsets[this.client + 1] && days[trade] <= day; trade++)
      if (days[trade] === day && types[trade] === type) bought.add(bond[trade]);
    return bought;
  }

  /** The habits up to the day. */
  habits(usual: BondOrder['usual'], segment: number, type: number): Habits {
    const [day, issuers] = [this.#day, this.#issuers];
    return {
      averageYield: this.#yielding === 0 ? null : this.#yields / this.#yielding,
      ticket: this.#trades === 0 ? null : this.#amount / this.#trades,
      holds: (debtor) => (issuers.get(debtor) ?? Number.NEGATIVE_INFINITY) > day,
      ...usualOfClient(usual, segment, type, this.#usual.values()),
    };
  }

  #see(trade: number): void {
    const { day, type, amount, yieldToMaturity, grade, bond } = this.#book.trades;
    const { maturityDay, debtor } = this.#book.bonds[bond[trade]];
    this.#trades++;
    this.#amount += amount[trade];
    if (!Number.isNaN(yieldToMaturity[trade])) {
      this.#yields += amount[trade] * yieldToMaturity[trade];
      this.#yielding += amount[trade];
    }
    if (debtor !== undefined && maturityDay != null) this.#issuers.set(debtor, Math.max(maturityDay, this.#issuers.get(debtor) ?? 0));
    if (type[trade] < 0) return;
    const known = this.#usual.get(type[trade]) ?? { type: type[trade], logYears: 0, dated: 0, grades: 0, graded: 0 };
    this.#usual.set(type[trade], known);
    if (maturityDay != null) {
      known.logYears += logYears(maturityDay, day[trade]);
      known.dated++;
    }
    if (grade[trade] > 0) {
      known.grades += grade[trade] - 1;
      known.graded++;
    }
  }
}
