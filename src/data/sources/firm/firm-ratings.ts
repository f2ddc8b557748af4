import type { Rating } from '../../../advisor/bonds/rating.ts';
import { parseRating } from '../../../advisor/bonds/rating-words.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { textOf, trimmedTextOf, wholeNumberOf } from '../reading/cells.ts';
import { RATING_CODES } from '../reading/codes.ts';
import { type Selection, selectionSql } from '../reading/selection.ts';
import type { Tally } from '../reading/tally.ts';

/** The readable ratings of each product. An unknown code is counted as `rating`. */
export const readFirmRatings = async (
  database: Database,
  tally: Tally,
  products: Selection,
): Promise<ReadonlyMap<number, readonly Rating[]>> => {
  const chosen = selectionSql('r.product_id', products);
  const sql = `select r.product_id, a.agency_name, r.rating from product_rating r
    left join rating_agency a on a.id = r.agency_id where ${chosen.sql}`;
  const ratings = new Map<number, Rating[]>();
  for await (const batch of streamRows(database, sql, chosen.bindings)) {
    for (const [productCell, agencyCell, codeCell] of batch) {
      const product = wholeNumberOf(productCell);
      if (product === null || textOf(codeCell) === null) continue;
      const rating = ratingOf(codeCell, trimmedTextOf(agencyCell));
      if (!rating) tally.add('rating');
      else if (ratings.get(product)?.push(rating) === undefined) ratings.set(product, [rating]);
    }
  }
  return ratings;
};

/** Reads a firm's rating code. Some columns have words instead (`Sovereign`). */
const ratingOf = (cell: unknown, agency: string | null): Rating | null => {
  const code = wholeNumberOf(cell);
  if (code === null) {
    const read = parseRating(String(cell));
    return read && { ...read, agency: agency ?? read.agency };
  }
  const coded = RATING_CODES.get(code);
  return coded ? { grade: coded[0], suffix: coded[1], agency } : null;
};
