type Numbers = Int32Array | Float64Array | Int16Array | Uint8Array;

/** A typed array that grows by half its length, so that reading a book never needs an object per trade. */
export class GrowingColumn<T extends Numbers> {
  length = 0;
  #array: T;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.#make = make;
    this.#array = make(1024);
  }

  push(value: number): void {
    if (this.length === this.#array.length) {
      const larger = this.#make(Math.ceil(this.length * 1.5) + 1024);
      larger.set(this.#array as never);
      this.#array = larger;
    }
    this.#array[this.length++] = value;
  }

  /** Everything that was pushed. Afterwards the column is empty and holds no memory. */
  drain(): T {
    const all = this.#array.subarray(0, this.length) as T;
    this.#array = this.#make(0);
    this.length = 0;
    return all;
  }
}
