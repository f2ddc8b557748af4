import type { Book } from '../book/book.ts';
import { originsOf, targetsAfter } from '../book/folds.ts';
import { type ProfileColumns, profileColumns } from '../book/profile-columns.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { FittedFeatures } from '../model/model.ts';
import type { Random } from '../random.ts';
import { encodeAll, fitFeatures } from '../segments/features.ts';
import type { PolicyMaker } from './policies.ts';
import { fitSoftmax, predictSoftmax, type SoftmaxExamples } from './softmax-regression.ts';
import { withPopularity } from './with-popularity.ts';

/** Shares of the purchases before the days the examples predict from. */
const EXAMPLE_ORIGINS = [0.5, 0.65, 0.8] as const;
const EXAMPLES_AN_ORIGIN = 2000;
/** scikit-learn's default. */
const STRENGTH = 1;

/**
 * Multinomial logistic regression on the profile and the purchases: each type's share of the client's purchase days and of the last one.
 * Learned from each client's first purchase after each of three days before the origin. Popularity without an example.
 */
export const softmax: PolicyMaker = ({ book, columns, popularity }, random) => {
  const features = fitFeatures(columns);
  const examples = examplesOf(book, columns, features, random);
  if (examples.shares.length === 0) return { name: 'softmax', predict: () => popularity };
  const fit = fitSoftmax(examples, STRENGTH);
  const row = rowReader(book, columns, features);
  // A type in no example may have a probability that rounds to 0.
  return { name: 'softmax', predict: (client) => withPopularity(predictSoftmax(fit, row(client)), popularity) };
};

const examplesOf = (book: Book, columns: ProfileColumns, features: FittedFeatures, random: Random): SoftmaxExamples => {
  const classes = book.bondTypes.length;
  const rows: Float64Array[] = [];
  const shares: Float64Array[] = [];
  for (const origin of originsOf(book, columns.asOf, EXAMPLE_ORIGINS)) {
    const row = rowReader(book, profileColumns(book, origin), features);
    for (const target of targetsAfter(book, origin, columns.asOf, EXAMPLES_AN_ORIGIN, random)) {
      rows.push(row(target.client));
      const bought = new Float64Array(classes);
      target.types.forEach((type, place) => {
        bought[type] = target.amountShares[place];
      });
      shares.push(bought);
    }
  }
  return { features: joined(rows), width: rows[0]?.length ?? 0, shares: joined(shares), classes };
};

/** Reads a client's row: the encoded profile, then one share per type over all purchase days, then over the last one. */
const rowReader = (book: Book, columns: ProfileColumns, features: FittedFeatures): ((client: number) => Float64Array) => {
  const { values, width } = encodeAll(features, columns);
  const types = book.bondTypes.length;
  const days = new PurchaseDays(book);
  return (client) => {
    const row = new Float64Array(width + 2 * types);
    row.set(values.subarray(client * width, (client + 1) * width));
    const all = row.subarray(width, width + types);
    const last = row.subarray(width + types);
    let count = 0;
    for (days.start(client, columns.asOf); days.next(); count++) {
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

const joined = (rows: readonly Float64Array[]): Float64Array => {
  const width = rows[0]?.length ?? 0;
  const all = new Float64Array(rows.length * width);
  rows.forEach((row, at) => {
    all.set(row, at * width);
  });
  return all;
};
