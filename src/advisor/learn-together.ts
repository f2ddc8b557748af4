import type { Book } from './book.ts';
import { PurchaseDays } from './purchase-days.ts';
import type { Day } from './units.ts';

/** Buyers that "as everybody" weighs in a row. */
const PSEUDO_BUYERS = 5;

/**
 * What goes together: bond types × bond types, of all the other types that the buyers of the row bought up to a day, the share that is the
 * column (each client counts once, whatever the amounts). Rows sum to one, the diagonal is 0; a row whose buyers bought nothing else is all 0.
 * Rows of few buyers are drawn towards how many clients buy each type at all.
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
    while (days.next()) for (let place = 0; place < days.size; place++) bought[days.types[place] as number] = 1;
    for (let row = 0; row < types; row++) {
      if (bought[row] === 0) continue;
      buyers[row] = (buyers[row] as number) + 1;
      const counts = both[row] as Float64Array;
      for (let column = 0; column < types; column++) {
        if (column !== row && bought[column] === 1) counts[column] = (counts[column] as number) + 1;
      }
    }
  }
  let everybody = 0;
  for (const count of buyers) everybody += count;
  return both.map((counts, row) => {
    let sum = 0;
    for (const count of counts) sum += count;
    if (sum === 0) return new Array<number>(types).fill(0);
    const others = everybody - (buyers[row] as number);
    return Array.from(counts, (count, column) =>
      column === row ? 0 : (count + (PSEUDO_BUYERS * (buyers[column] as number)) / others) / (sum + PSEUDO_BUYERS),
    );
  });
};
