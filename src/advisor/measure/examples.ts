import type { Book } from '../book/book.ts';
import type { HeldOut } from '../book/folds.ts';
import { dayOfRow, type ProfileColumns } from '../book/profile-columns.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { FittedFeatures } from '../model/model.ts';
import { encodeAll } from '../segments/features.ts';
import type { Question } from './policies.ts';
import type { SoftmaxExamples } from './softmax-regression.ts';

/** Reads a client's row of numbers. */
export type RowReader = (client: number) => Float64Array;

/** The encoded profile, then one share per type over all purchase days, then over the last one. */
export const rowReader = (book: Book, columns: ProfileColumns, features: FittedFeatures): RowReader => {
  const { values, width } = encodeAll(features, columns);
  const types = book.bondTypes.length;
  const days = new PurchaseDays(book);
  return (client) => {
    const row = new Float64Array(width + 2 * types);
    row.set(values.subarray(client * width, (client + 1) * width));
    const all = row.subarray(width, width + types);
    const last = row.subarray(width + types);
    let count = 0;
    for (days.start(client, dayOfRow(columns, client)); days.next(); count++) {
      last.fill(0);
      for (let place = 0; place < days.size; place++) {
        const type = days.types[place];
        last[type] = 1 / days.size;
        all[type] += 1 / days.size;
      }
    }
    for (let type = 0; count > 0 && type < types; type++) all[type] /= count;
    return row;
  };
};

/** One reader for each set of clients that are asked about together. */
export const rowOfQuestion = (features: FittedFeatures): ((client: number, question: Question) => Float64Array) => {
  const readers = new WeakMap<Question, RowReader>();
  return (client, question) => {
    const read = readers.get(question) ?? rowReader(question.book, question.columns, features);
    readers.set(question, read);
    return read(client);
  };
};

export interface Examples extends SoftmaxExamples {
  /** The client of each example. */
  readonly clients: Int32Array;
}

/** Held-out purchases as rows to learn from. */
export const examplesOf = (book: Book, heldOut: readonly HeldOut[], features: FittedFeatures): Examples => {
  const classes = book.bondTypes.length;
  const rows: Float64Array[] = [];
  const shares: Float64Array[] = [];
  const clients: number[] = [];
  for (const { asked } of heldOut) {
    for (const { columns, targets } of asked) {
      const row = rowReader(book, columns, features);
      for (const { client, types, amountShares } of targets) {
        clients.push(client);
        rows.push(row(client));
        const bought = new Float64Array(classes);
        types.forEach((type, place) => {
          bought[type] = amountShares[place];
        });
        shares.push(bought);
      }
    }
  }
  return { features: joined(rows), width: rows[0]?.length ?? 0, shares: joined(shares), classes, clients: Int32Array.from(clients) };
};

/** The examples for which `keep` is true. */
export const someExamples = ({ features, width, shares, classes, clients }: Examples, keep: (client: number) => boolean): Examples => {
  const rows = Array.from(clients.keys()).filter((at) => keep(clients[at]));
  return {
    features: joined(rows.map((at) => features.subarray(at * width, (at + 1) * width))),
    width,
    shares: joined(rows.map((at) => shares.subarray(at * classes, (at + 1) * classes))),
    classes,
    clients: Int32Array.from(rows, (at) => clients[at]),
  };
};

const joined = (rows: readonly Float64Array[]): Float64Array => {
  const width = rows[0]?.length ?? 0;
  const all = new Float64Array(rows.length * width);
  rows.forEach((row, at) => {
    all.set(row, at * width);
  });
  return all;
};
