import { deflateSync, inflateSync } from 'node:zlib';
import { PlaneReader, PlaneWriter } from './number-planes.ts';

/** A text, a number, or what's said instead of one. */
export type TextCell = string | null | undefined;
export type NumberCell = number | null | undefined;

/**
 * The columns of a block, either written or read. The same walk over a record serves both: writing takes the given values and returns them,
 * reading ignores them and returns what was stored.
 */
export interface BlockColumns {
  /** @param expected what the value is likely to be; a right guess takes next to no room */
  number(column: number, value?: NumberCell, expected?: number): NumberCell;
  /** A number that other records of the block are likely to have too. */
  common(column: number, value?: NumberCell): NumberCell;
  text(column: number, value?: TextCell): TextCell;
}

const FORMAT = 1;
const [ABSENT, NULL, DOUBLE, FIRST_WHOLE] = [0, 1, 2, 3];
/** Larger differences are kept as doubles. */
const LARGEST_DIFFERENCE = 2 ** 51;
const BYTES_OF_DOUBLE = 8;
const LEVEL = 4;

/** How many common numbers, how many planes each column has, and the length of each section. */
type Shape = [common: number, planes: number[], lengths: number[]];

/** Writes a block: `columns` columns of numbers, with the doubles, the common numbers and the texts that they refer to. */
export class BlockWriter implements BlockColumns {
  readonly #columns: readonly PlaneWriter[];
  readonly #doubles: number[] = [];
  readonly #common = new Map<number, number>();
  readonly #texts = new Map<string, number>();

  constructor(columns: number) {
    this.#columns = Array.from({ length: columns }, () => new PlaneWriter());
  }

  number(column: number, value?: NumberCell, expected = 0): NumberCell {
    this.#push(column, value, (found) => {
      const difference = found - expected;
      if (!Number.isSafeInteger(found) || !Number.isSafeInteger(expected) || !(Math.abs(difference) < LARGEST_DIFFERENCE)) {
        this.#doubles.push(found);
        return DOUBLE;
      }
      return FIRST_WHOLE + (difference >= 0 ? 2 * difference : -2 * difference - 1);
    });
    return value;
  }

  common(column: number, value?: NumberCell): NumberCell {
    this.#push(column, value, (found) => FIRST_WHOLE + placeIn(this.#common, found));
    return value;
  }

  text(column: number, value?: TextCell): TextCell {
    this.#push(column, value, (found) => FIRST_WHOLE + placeIn(this.#texts, found));
    return value;
  }

  #push<T>(column: number, value: T | null | undefined, code: (value: T) => number): void {
    (this.#columns[column] as PlaneWriter).push(value === undefined ? ABSENT : value === null ? NULL : code(value));
  }

  /** The block, compressed. */
  bytes(): Buffer {
    const texts = Buffer.from(JSON.stringify([...this.#texts.keys()]));
    const doubles = [...this.#doubles, ...this.#common.keys()];
    const sections = [texts, planesOfDoubles(doubles), ...this.#columns.flatMap((column) => column.planes())];
    const planes = this.#columns.map((column) => column.planes().length);
    const shape: Shape = [this.#common.size, planes, sections.map(({ length }) => length)];
    const head = Buffer.from(JSON.stringify(shape));
    const size = Buffer.alloc(5);
    size.writeUInt8(FORMAT);
    size.writeUInt32LE(head.length, 1);
    return deflateSync(Buffer.concat([size, head, ...sections]), { level: LEVEL });
  }
}

const placeIn = <T>(places: Map<T, number>, value: T): number => {
  let place = places.get(value);
  if (place === undefined) {
    place = places.size;
    places.set(value, place);
  }
  return place;
};

/** Doubles with their most significant bytes next to each other. */
const planesOfDoubles = (doubles: readonly number[]): Buffer => {
  const bytes = Buffer.from(Float64Array.from(doubles).buffer);
  const planes = Buffer.alloc(bytes.length);
  for (let at = 0; at < bytes.length; at++)
    planes[(at % BYTES_OF_DOUBLE) * doubles.length + Math.floor(at / BYTES_OF_DOUBLE)] = bytes[at] as number;
  return planes;
};

const doublesOfPlanes = (planes: Uint8Array): Float64Array => {
  const count = planes.length / BYTES_OF_DOUBLE;
  const bytes = new Uint8Array(planes.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = planes[(at % BYTES_OF_DOUBLE) * count + Math.floor(at / BYTES_OF_DOUBLE)] as number;
  return new Float64Array(bytes.buffer);
};

/** Reads a block that `BlockWriter` wrote. In a column that it doesn't have, everything is absent. */
export class BlockReader implements BlockColumns {
  readonly #columns: readonly PlaneReader[];
  readonly #doubles: Float64Array;
  #double = 0;
  readonly #common: Float64Array;
  /** Every text in the block. */
  readonly texts: readonly string[];

  /** @throws Error if the block is damaged, or of another format */
  constructor(compressed: Uint8Array) {
    const bytes = inflateSync(compressed);
    if (bytes.readUInt8() !== FORMAT) throw new Error('it is of another format');
    let at = 5 + bytes.readUInt32LE(1);
    const [common, planes, lengths]: Shape = JSON.parse(bytes.toString('utf8', 5, at));
    const sections = lengths.map((length) => {
      at += length;
      return bytes.subarray(at - length, at);
    });
    const [texts = Buffer.alloc(0), doubles = Buffer.alloc(0), ...rest] = sections;
    this.texts = JSON.parse(texts.toString('utf8'));
    const all = doublesOfPlanes(doubles);
    this.#doubles = all.subarray(0, all.length - common);
    this.#common = all.subarray(all.length - common);
    let first = 0;
    this.#columns = planes.map((count) => {
      first += count;
      return new PlaneReader(rest.slice(first - count, first));
    });
  }

  number(column: number, _value?: NumberCell, expected = 0): NumberCell {
    const code = this.#code(column);
    if (code === ABSENT) return undefined;
    if (code === NULL) return null;
    if (code === DOUBLE) return this.#doubles[this.#double++];
    const folded = code - FIRST_WHOLE;
    return expected + (folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2);
  }

  common(column: number): NumberCell {
    const code = this.#code(column);
    return code === ABSENT ? undefined : code === NULL ? null : this.#common[code - FIRST_WHOLE];
  }

  text(column: number): TextCell {
    const code = this.#code(column);
    return code === ABSENT ? undefined : code === NULL ? null : this.texts[code - FIRST_WHOLE];
  }

  #code(column: number): number {
    return this.#columns[column]?.next() ?? ABSENT;
  }
}
