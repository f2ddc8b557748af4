/** A text hashed to 64 bits: two texts of a million share a hash with a chance of 1 in 30 million. */
export type Key = readonly [left: number, right: number];

/** Hashes a text. */
export const keyOfText = (text: string): Key => {
  let [left, right] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    left = Math.imul(left ^ code, 2654435761);
    right = Math.imul(right ^ code, 1597334677);
  }
  left = Math.imul(left ^ (left >>> 16), 2246822507) ^ Math.imul(right ^ (right >>> 13), 3266489909);
  right = Math.imul(right ^ (right >>> 16), 2246822507) ^ Math.imul(left ^ (left >>> 13), 3266489909);
  return [left >>> 0, right >>> 0 || 1];
};

/** A number for each of many keys, in 12 bytes each: a book has millions of trades. */
export class KeyTable {
  #size = 1 << 12;
  #used = 0;
  #left = new Uint32Array(this.#size);
  /** 0: the place is free. */
  #right = new Uint32Array(this.#size);
  #value = new Uint32Array(this.#size);

  get isEmpty(): boolean {
    return this.#used === 0;
  }

  /** 0 for a key that isn't there. */
  get(key: Key): number {
    return this.#used === 0 ? 0 : (this.#value[this.#placeOf(key[0], key[1])] ?? 0);
  }

  set(key: Key, value: number): void {
    this.#makeRoom();
    this.#put(key[0], key[1], value);
  }

  /** Adds 1 to a key's number, and returns it. */
  count(key: Key): number {
    this.#makeRoom();
    const place = this.#placeOf(key[0], key[1]);
    const value = (this.#value[place] as number) + 1;
    this.#putAt(place, key[0], key[1], value);
    return value;
  }

  #put(left: number, right: number, value: number): void {
    this.#putAt(this.#placeOf(left, right), left, right, value);
  }

  #putAt(place: number, left: number, right: number, value: number): void {
    if (this.#right[place] === 0) this.#used++;
    this.#left[place] = left;
    this.#right[place] = right;
    this.#value[place] = value;
  }

  #placeOf(left: number, right: number): number {
    let place = left & (this.#size - 1);
    while (this.#right[place] !== 0 && (this.#right[place] !== right || this.#left[place] !== left)) place = (place + 1) & (this.#size - 1);
    return place;
  }

  #makeRoom(): void {
    if (this.#used <= this.#size * 0.6) return;
    const [left, right, value] = [this.#left, this.#right, this.#value];
    this.#size *= 2;
    this.#used = 0;
    this.#left = new Uint32Array(this.#size);
    this.#right = new Uint32Array(this.#size);
    this.#value = new Uint32Array(this.#size);
    for (let at = 0; at < right.length; at++) if (right[at] !== 0) this.#put(left[at] as number, right[at] as number, value[at] as number);
  }
}

/** A key's first 32 bits, never 0. */
export const shortHash = ([left]: Key): number => left || 1;
