import { compareBytewise } from './units.ts';

/** How rows that came in any order are put into the book's one order: by client, then day, then sequence, then as they came. */

/** The places of texts in their bytewise order; equal ones as they came. */
export const orderOf = (texts: readonly string[]): number[] => {
  const order = texts.map((_, place) => place);
  // Sources mostly read in order of ids: then there is nothing to sort.
  const ordered = texts.every((text, place) => place === 0 || compareBytewise(texts[place - 1] as string, text) <= 0);
  return ordered ? order : order.sort((a, b) => compareBytewise(texts[a] as string, texts[b] as string));
};

/** Where each old place went: the inverse of an order. */
export const invert = (order: readonly number[]): Int32Array => {
  const places = new Int32Array(order.length);
  for (let to = 0; to < order.length; to++) places[order[to] as number] = to;
  return places;
};

/**
 * Rows by client, as they came within a client (a counting sort).
 * @param client each row's client
 * @param newPlace each client's place in the book
 * @returns rows of client i of the book at `[offsets[i], offsets[i + 1])`
 */
export const groupRows = (client: Int32Array, newPlace: Int32Array): { readonly offsets: Uint32Array; readonly rows: Uint32Array } => {
  const clients = newPlace.length;
  const offsets = new Uint32Array(clients + 1);
  for (let row = 0; row < client.length; row++) {
    const after = (newPlace[client[row] as number] as number) + 1;
    offsets[after] = (offsets[after] as number) + 1;
  }
  for (let place = 0; place < clients; place++) offsets[place + 1] = (offsets[place + 1] as number) + (offsets[place] as number);
  const rows = new Uint32Array(client.length);
  const next = offsets.slice();
  for (let row = 0; row < client.length; row++) {
    const place = newPlace[client[row] as number] as number;
    const to = next[place] as number;
    rows[to] = row;
    next[place] = to + 1;
  }
  return { offsets, rows };
};

/** Orders every client's rows by day, then sequence, then as they came. In place. */
export const sortGroups = (rows: Uint32Array, offsets: Uint32Array, day: Int32Array, sequence: Float64Array): void => {
  const order = (a: number, b: number): number =>
    (day[a] as number) - (day[b] as number) || (sequence[a] as number) - (sequence[b] as number) || a - b;
  for (let group = 0; group + 1 < offsets.length; group++) {
    const from = offsets[group] as number;
    const to = offsets[group + 1] as number;
    if (to - from > LONG) rows.set(Array.from(rows.subarray(from, to)).sort(order), from);
    else insertionSort(rows, from, to, order);
  }
};

/** Up to this many rows insertion is quicker than a sort that must be called; most clients have few trades, mostly in order. */
const LONG = 32;

const insertionSort = (rows: Uint32Array, from: number, to: number, order: (a: number, b: number) => number): void => {
  for (let next = from + 1; next < to; next++) {
    const row = rows[next] as number;
    let at = next;
    for (; at > from && order(rows[at - 1] as number, row) > 0; at--) rows[at] = rows[at - 1] as number;
    rows[at] = row;
  }
};

/** Writes the rows asked for, in their order, into `target`, and returns it. */
export const taken = <T extends Int32Array | Float64Array | Int16Array | Uint8Array>(column: T, rows: Uint32Array, target: T): T => {
  for (let place = 0; place < rows.length; place++) target[place] = column[rows[place] as number] as number;
  return target;
};
