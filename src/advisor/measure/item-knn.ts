import type { Book } from '../book/book.ts';
import { dayOfRow } from '../book/profile-columns.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { Day } from '../units.ts';
import type { PolicyMaker } from './policies.ts';
import { withPopularity } from './with-popularity.ts';

/**
 * Item-based nearest neighbours (Sarwar et al. 2001): a type's score is the sum, over the types a client bought, of their share of the
 * client's purchase days times the cosine between the two types' buyers. All types are neighbours, because there are few.
 */
export const itemKnn: PolicyMaker = ({ book, columns, popularity }) => {
  const cosines = cosinesOfTypes(book, columns.asOf);
  return {
    name: 'item-knn',
    predict: (client, question) => {
      const days = new PurchaseDays(question.book);
      const scores = new Float64Array(popularity.length);
      days.start(client, dayOfRow(question.columns, client));
      while (days.next()) {
        for (let place = 0; place < days.size; place++) {
          const row = cosines[days.types[place]];
          for (let type = 0; type < scores.length; type++) scores[type] += row[type] / days.size;
        }
      }
      return withPopularity(scores, popularity);
    },
  };
};

/** types × types: clients who bought both, over the root of the product of each type's buyers; 0 for a type without a buyer by the day. */
export const cosinesOfTypes = (book: Book, asOf: Day): Float64Array[] => {
  const types = book.bondTypes.length;
  const both = Array.from({ length: types }, () => new Float64Array(types));
  const bought = new Uint8Array(types);
  const days = new PurchaseDays(book);
  for (let client = 0; client < book.clients.length; client++) {
    bought.fill(0);
    days.start(client, asOf);
    while (days.next()) for (let place = 0; place < days.size; place++) bought[days.types[place]] = 1;
    both.forEach((row, left) => {
      if (bought[left] === 1) for (let right = 0; right < types; right++) row[right] += bought[right];
    });
  }
  const buyers = both.map((row, type) => row[type]);
  return both.map((row, left) => row.map((count, right) => (count === 0 ? 0 : count / Math.sqrt(buyers[left] * buyers[right]))));
};
