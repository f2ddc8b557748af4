import type { Book } from '../book/book.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { Day } from '../units.ts';

/** The weight of the prior in a row, in buyers. */
const PSEUDO_BUYERS = 5;

/**
 * What is bought together, bond types × bond types: of the other types the row's buyers bought up to a day, the share of the column. Each
 * client counts once per type, whatever the amounts. Rows sum to one, with 0 on the diagonal; a row is all 0 if its buyers bought nothing
 * else. Rows with few buyers are shrunk towards each type's share of all buyers.
 */
export const learnTogether = (book: Book, asOf: Day): number[][] => {
  const types = book.bondTypes.length;
  const both = Array.from({ length: types }, () => new Float64Array(types));
  const buyers = new Float64Array(types);
  const bought = new Uint8Array(types);
  const days = new PurchaseDays(book);
  for (let client = 0; client < book.clients.length; client++) {
    bought.fill(0);
    days.start(client, asOf);
    while (days.next()) for (let place = 0; place < days.size; place++) bought[days.types[place]] = 1;
    for (let row = 0; row < types; row++) {
      if (bought[row] === 0) continue;
      buyers[row] += 1;
      const counts = both[row];
      for (let column = 0; column < types; column++) {
        if (column !== row && bought[column] === 1) counts[column] += 1;
      }
    }
  }
  let everybody = 0;
  for (const count of buyers) everybody += count;
  return both.map((counts, row) => {
    let sum = 0;
    for (const count of counts) sum += count;
    if (sum === 0) return new Array<number>(types).fill(0);
    const others = everybody - buyers[row];
    return Array.from(counts, (count, column) =>
      column === row ? 0 : (count + (PSEUDO_BUYERS * buyers[column]) / others) / (sum + PSEUDO_BUYERS),
    );
  });
};
