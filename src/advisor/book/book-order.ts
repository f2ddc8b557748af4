import { compareBytewise } from '../units.ts';

/** Sorts rows that arrive in any order into the book's order: by client, then day, then sequence, then arrival. */

/** The places of the texts in bytewise order; equal texts keep their order. */
export const orderOf = (texts: readonly string[]): number[] => {
  const order = texts.map((_, place) => place);
  // Most sources read in the order of the ids, which leaves nothing to sort.
  const ordered = texts.every((text, place) => place === 0 || compareBytewise(texts[place - 1], text) <= 0);
  return ordered ? order : order.sort((a, b) => compareBytewise(texts[a], texts[b]));
};

/** The inverse of an order: the new place of each old place. */
export const invert = (order: readonly number[]): Int32Array => {
  const places = new Int32Array(order.length);
  for (let to = 0; to < order.length; to++) places[order[to]] = to;
  return places;
};

/**
 * Rows grouped by client, in order of arrival within a client (a counting sort).
 * @param client the client of each row
 * @param newPlace the place of each client in the book
 * @returns the rows of the book's client i are at `[offsets[i], offsets[i + 1])`
 */
export const groupRows = (client: Int32Array, newPlace: Int32Array): { readonly offsets: Uint32Array; readonly rows: Uint32Array } => {
  const clients = newPlace.length;
  const offsets = new Uint32Array(clients + 1);
  for (let row = 0; row < client.length; row++) {
    const after = newPlace[client[row]] + 1;
    offsets[after] += 1;
  }
  for (let place = 0; place < clients; place++) offsets[place + 1] += offsets[place];
  const rows = new Uint32Array(client.length);
  const next = offsets.slice();
  for (let row = 0; row < client.length; row++) {
    const place = newPlace[client[row]];
    const to = next[place];
    rows[to] = row;
    next[place] = to + 1;
  }
  return { offsets, rows };
};

/** Sorts every client's rows in place: by day, then sequence, then arrival. */
export const sortGroups = (rows: Uint32Array, offsets: Uint32Array, day: Int32Array, sequence: Float64Array): void => {
  const order = (a: number, b: number): number => day[a] - day[b] || sequence[a] - sequence[b] || a - b;
  for (let group = 0; group + 1 < offsets.length; group++) {
    const from = offsets[group];
    const to = offsets[group + 1];
    if (to - from > LONG) rows.set(Array.from(rows.subarray(from, to)).sort(order), from);
    else insertionSort(rows, from, to, order);
  }
};

/** Up to this many rows, insertion sort is faster than a call to `sort`: most clients have few trades, mostly in order. */
const LONG = 32;

const insertionSort = (rows: Uint32Array, from: number, to: number, order: (a: number, b: number) => number): void => {
  for (let next = from + 1; next < to; next++) {
    const row = rows[next];
    let at = next;
    for (; at > from && order(rows[at - 1], row) > 0; at--) rows[at] = rows[at - 1];
    rows[at] = row;
  }
};

/** Copies the given rows, in their order, into `target` and returns it. */
export const taken = <T extends Int32Array | Float64Array | Int16Array | Uint8Array>(column: T, rows: Uint32Array, target: T): T => {
  for (let place = 0; place < rows.length; place++) target[place] = column[rows[place]];
  return target;
};
