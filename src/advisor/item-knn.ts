import type { Book } from './book.ts';
import type { PolicyMaker } from './policies.ts';
import { PurchaseDays } from './purchase-days.ts';
import type { Day } from './units.ts';
import { withPopularity } from './with-popularity.ts';

/**
 * Item-based nearest neighbours (Sarwar et al. 2001): a type scores the sum, over the types a client bought, of their share of the client's
 * purchase days times the cosine between the two types' buyers. A type is as near as can be to itself. All types are neighbours: there are few.
 */
export const itemKnn: PolicyMaker = ({ book, columns, popularity }) => {
  const days = new PurchaseDays(book);
  const cosines = cosinesOfTypes(book, columns.asOf);
  return {
    name: 'item-knn',
    predict: (client) => {
      const scores = new Float64Array(popularity.length);
      days.start(client, columns.asOf);
      while (days.next()) {
        for (let place = 0; place < days.size; place++) {
          const row = cosines[days.types[place] as number] as Float64Array;
          for (let type = 0; type < scores.length; type++) scores[type] = (scores[type] as number) + (row[type] as number) / days.size;
        }
      }
      return withPopularity(scores, popularity);
    },
  };
};

/** types × types: clients who bought both, over the root of the product of their numbers; 0 for a type that nobody bought by the day. */
export const cosinesOfTypes = (book: Book, asOf: Day): Float64Array[] => {
  const types = book.bondTypes.length;
  const both = Array.from({ length: types }, () => new Float64Array(types));
  const bought = new Uint8Array(types);
  const days = new PurchaseDays(book);
  for (let client = 0; client < book.clients.length; client++) {
    bought.fill(0);
    days.start(client, asOf);
    while (days.next()) for (let place = 0; place < days.size; place++) bought[days.types[place] as number] = 1;
    both.forEach((row, left) => {
      if (bought[left] === 1) for (let right = 0; right < types; right++) row[right] = (row[right] as number) + (bought[right] as number);
    });
  }
  const buyers = both.map((row, type) => row[type] as number);
  return both.map((row, left) =>
    row.map((count, right) => (count === 0 ? 0 : count / Math.sqrt((buyers[left] as number) * (buyers[right] as number)))),
  );
};
