import type { Book } from './book.ts';

/**
 * Walks through a client's purchase days in time order, without an object per day. A purchase day has at least one trade of a known type;
 * Unclassified trades are left out. A day's amounts are added up by type. Types appear in the order of their first trade.
 */
export class PurchaseDays {
  /** The current purchase day. */
  day = 0;
  /** The number of types bought that day. */
  size = 0;
  /** Paise, over all types. */
  total = 0;
  readonly types: Int16Array;
  /** Paise by type; only the entries listed in `types` are valid. */
  readonly amountOfType: Float64Array;
  readonly #book: Book;
  readonly #seen: Uint8Array;
  #trade = 0;
  #end = 0;

  constructor(book: Book) {
    this.#book = book;
    this.types = new Int16Array(book.bondTypes.length);
    this.amountOfType = new Float64Array(book.bondTypes.length);
    this.#seen = new Uint8Array(book.bondTypes.length);
  }

  /** Starts before a client's first purchase day in (after, until]. */
  start(client: number, until: number, after = Number.NEGATIVE_INFINITY): void {
    const { offsets, day } = this.#book.trades;
    this.#trade = offsets[client];
    let end = offsets[client + 1];
    while (end > this.#trade && day[end - 1] > until) end--;
    this.#end = end;
    while (this.#trade < end && day[this.#trade] <= after) this.#trade++;
  }

  /** Moves to the next purchase day; false if there's none. */
  next(): boolean {
    const { day, type, amount } = this.#book.trades;
    this.size = 0;
    this.total = 0;
    while (this.#trade < this.#end) {
      this.day = day[this.#trade];
      for (; this.#trade < this.#end && day[this.#trade] === this.day; this.#trade++) {
        const bought = type[this.#trade];
        if (bought < 0) continue;
        if (this.#seen[bought] === 0) {
          this.#seen[bought] = 1;
          this.types[this.size++] = bought;
          this.amountOfType[bought] = 0;
        }
        this.amountOfType[bought] += amount[this.#trade];
        this.total += amount[this.#trade];
      }
      if (this.size === 0) continue;
      for (let place = 0; place < this.size; place++) this.#seen[this.types[place]] = 0;
      return true;
    }
    return false;
  }

  /** The share of the day's amount in `types[place]`; even shares if the day's amount is 0. */
  amountShare(place: number): number {
    return this.total > 0 ? this.amountOfType[this.types[place]] / this.total : 1 / this.size;
  }
}
