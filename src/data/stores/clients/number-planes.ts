/** Numbers below this are one byte; the rest of a first byte's values say how many bytes follow. */
const SMALL = 248;
/** Whole numbers below this fit into seven bytes, and a double holds each exactly. */
const LARGEST = 2 ** 53;

/** A growing array of bytes. */
class Bytes {
  length = 0;
  #bytes = new Uint8Array(256);

  push(byte: number): void {
    if (this.length === this.#bytes.length) {
      const larger = new Uint8Array(this.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.length++] = byte;
  }

  written(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }
}

/**
 * A column of whole numbers from 0 to 2^53 - 1, split by significance: first all first bytes, then all low bytes, then all second bytes and
 * so on. The upper bytes of similar numbers are alike, so they compress well next to each other.
 */
export class PlaneWriter {
  readonly #planes: Bytes[] = [new Bytes()];

  push(value: number): void {
    if (!(value >= 0 && value < LARGEST)) throw new RangeError(`${value} doesn't fit into a column of whole numbers`);
    if (value < SMALL) {
      this.#plane(0).push(value);
      return;
    }
    let [rest, bytes] = [value, 0];
    while (rest >= 1) {
      bytes++;
      this.#plane(bytes).push(rest % 256);
      rest = Math.floor(rest / 256);
    }
    this.#plane(0).push(SMALL + bytes);
  }

  /** The planes, as many as are used. */
  planes(): readonly Uint8Array[] {
    return this.#planes.map((plane) => plane.written());
  }

  #plane(place: number): Bytes {
    let plane = this.#planes[place];
    if (!plane) {
      plane = new Bytes();
      this.#planes[place] = plane;
    }
    return plane;
  }
}

/** Reads such a column from the front. */
export class PlaneReader {
  readonly #first: Uint8Array;
  #next = 0;
  readonly #planes: readonly Uint8Array[];
  readonly #at: number[];

  constructor(planes: readonly Uint8Array[]) {
    this.#first = planes[0] ?? new Uint8Array();
    this.#planes = planes;
    this.#at = planes.map(() => 0);
  }

  /** @throws RangeError if the column ends here */
  next(): number {
    if (this.#next >= this.#first.length) throw cutOff();
    const first = this.#first[this.#next++] as number;
    if (first < SMALL) return first;
    let [value, unit] = [0, 1];
    for (let plane = 1; plane <= first - SMALL; plane++) {
      value += this.#byte(plane) * unit;
      unit *= 256;
    }
    return value;
  }

  #byte(plane: number): number {
    const at = this.#at[plane] as number;
    const byte = this.#planes[plane]?.[at];
    if (byte === undefined) throw cutOff();
    this.#at[plane] = at + 1;
    return byte;
  }
}

const cutOff = (): RangeError => new RangeError('a column of a block is cut off');
