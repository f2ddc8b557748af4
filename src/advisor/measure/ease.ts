import { dayOfRow } from '../book/profile-columns.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { PolicyMaker } from './policies.ts';
import { withPopularity } from './with-popularity.ts';

/** The ridge on the item weights, in clients. */
const RIDGE = 20;

/**
 * EASE (Steck 2019, "Embarrassingly shallow autoencoders for sparse data"): a linear model that reconstructs what a client bought from the other
 * types, with weights in closed form. The scores of bought types come from the other ones too, so the client's own shares are added.
 */
export const ease: PolicyMaker = ({ book, columns, popularity }) => {
  const types = popularity.length;
  const gram = Array.from({ length: types }, (_, row) =>
    Float64Array.from({ length: types }, (__, column) => (row === column ? RIDGE : 0)),
  );
  const walk = new PurchaseDays(book);
  const sharesOf = (days: PurchaseDays, client: number, asOf: number): Float64Array | null => {
    const shares = new Float64Array(types);
    let count = 0;
    for (days.start(client, asOf); days.next(); count++)
      for (let place = 0; place < days.size; place++) shares[days.types[place]] += 1 / days.size;
    return count === 0 ? null : shares.map((share) => share / count);
  };
  for (let client = 0; client < book.clients.length; client++) {
    const shares = sharesOf(walk, client, columns.asOf);
    if (!shares) continue;
    for (let row = 0; row < types; row++)
      for (let column = 0; shares[row] > 0 && column < types; column++) gram[row][column] += Math.sqrt(shares[row] * shares[column]);
  }
  const inverse = inverseOf(gram);
  const weights = inverse.map((row, at) => row.map((value, column) => (at === column ? 0 : -value / inverse[column][column])));
  return {
    name: 'ease',
    predict: (client, question) => {
      const shares = sharesOf(new PurchaseDays(question.book), client, dayOfRow(question.columns, client));
      if (!shares) return popularity;
      const scores = shares.slice();
      shares.forEach((share, held) => {
        if (share > 0) for (let type = 0; type < types; type++) scores[type] += Math.sqrt(share) * weights[held][type];
      });
      return withPopularity(
        scores.map((score) => Math.max(0, score)),
        popularity,
      );
    },
  };
};

/** The inverse of a positive definite matrix, by Gauss-Jordan elimination. */
const inverseOf = (matrix: readonly Float64Array[]): Float64Array[] => {
  const size = matrix.length;
  const rows = matrix.map((row, at) => Float64Array.from([...row, ...row.map((_, column) => (at === column ? 1 : 0))]));
  for (let pivot = 0; pivot < size; pivot++) {
    const divisor = rows[pivot][pivot];
    for (let column = 0; column < 2 * size; column++) rows[pivot][column] /= divisor;
    for (let row = 0; row < size; row++) {
      const factor = rows[row][pivot];
      if (row === pivot || factor === 0) continue;
      for (let column = 0; column < 2 * size; column++) rows[row][column] -= factor * rows[pivot][column];
    }
  }
  return rows.map((row) => row.slice(size));
};
