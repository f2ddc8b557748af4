import type { Book } from './book.ts';

/**
 * Walks over one client's purchase days in time order without making an object a day. A purchase day is a day with at least one trade
 * of a known type; Unclassified trades are left out. A day's amounts are added up by type. Types appear in the order of their first trade.
 */
export class PurchaseDays {
  /** The day the walk stands on. */
  day = 0;
  /** How many types were bought on it. */
  size = 0;
  /** Paise, all types together. */
  total = 0;
  readonly types: Int16Array;
  /** Paise by type; only the entries of `types` mean anything. */
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

  /** Goes to the start of a client's days in (after, until]. */
  start(client: number, until: number, after = Number.NEGATIVE_INFINITY): void {
    const { offsets, day } = this.#book.trades;
    this.#trade = offsets[client] as number;
    let end = offsets[client + 1] as number;
    while (end > this.#trade && (day[end - 1] as number) > until) end--;
    this.#end = end;
    while (this.#trade < end && (day[this.#trade] as number) <= after) this.#trade++;
  }

  /** Goes to the next purchase day; false where there is none. */
  next(): boolean {
    const { day, type, amount } = this.#book.trades;
    this.size = 0;
    this.total = 0;
    while (this.#trade < this.#end) {
      this.day = day[this.#trade] as number;
      for (; this.#trade < this.#end && day[this.#trade] === this.day; this.#trade++) {
        const bought = type[this.#trade] as number;
        if (bought < 0) continue;
        if (this.#seen[bought] === 0) {
          this.#seen[bought] = 1;
          this.types[this.size++] = bought;
          this.amountOfType[bought] = 0;
        }
        this.amountOfType[bought] = (this.amountOfType[bought] as number) + (amount[this.#trade] as number);
        this.total += amount[this.#trade] as number;
      }
      if (this.size === 0) continue;
      for (let place = 0; place < this.size; place++) this.#seen[this.types[place] as number] = 0;
      return true;
    }
    return false;
  }

  /** Share of the day's amount in its place-th type; even shares on a day without any amount. */
  amountShare(place: number): number {
    return this.total > 0 ? (this.amountOfType[this.types[place] as number] as number) / this.total : 1 / this.size;
  }
}
