/** Hashes a text to 64 bits: two texts of a million share a hash with a chance of 1 in 30 million. */
const hashed = (text: string): readonly [number, number] => {
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

/** A number for each of many texts, in 12 bytes each: a book has millions of trades. */
export class KeyTable {
  #size = 1 << 12;
  #used = 0;
  #left = new Uint32Array(this.#size);
  /** 0: the place is free. */
  #right = new Uint32Array(this.#size);
  #value = new Uint32Array(this.#size);

  get(text: string): number {
    const [left, right] = hashed(text);
    return this.#value[this.#placeOf(left, right)] ?? 0;
  }

  set(text: string, value: number): void {
    if (this.#used > this.#size * 0.6) this.#grow();
    const [left, right] = hashed(text);
    this.#put(left, right, value);
  }

  #put(left: number, right: number, value: number): void {
    const place = this.#placeOf(left, right);
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

  #grow(): void {
    const [left, right, value] = [this.#left, this.#right, this.#value];
    this.#size *= 2;
    this.#used = 0;
    this.#left = new Uint32Array(this.#size);
    this.#right = new Uint32Array(this.#size);
    this.#value = new Uint32Array(this.#size);
    for (let at = 0; at < right.length; at++) if (right[at] !== 0) this.#put(left[at] as number, right[at] as number, value[at] as number);
  }
}

/** A text's first 32 bits, never 0. */
export const shortHash = (text: string): number => hashed(text)[0] || 1;
