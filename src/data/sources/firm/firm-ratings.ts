import { bandOfGrade, GRADES, parseRating, type Rating } from '../../../advisor/bonds/rating.ts';
import { compareBytewise } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { textOf, trimmedTextOf, wholeNumberOf } from '../reading/cells.ts';
import { RATING_CODES } from '../reading/codes.ts';
import { type Selection, selectionSql } from '../reading/selection.ts';
import type { Tally } from '../reading/tally.ts';

const BANDS_WORST_FIRST = ['default', 'C', 'B', 'A'];
const isCrisil = (rating: Rating): boolean => /crisil/i.test(rating.agency ?? '');

/** Sorts the rating that counts first: CRISIL's before any other, then the worse one. The other keys only make the order stable. */
const byWeight = (left: Rating, right: Rating): number =>
  Number(isCrisil(right)) - Number(isCrisil(left)) ||
  BANDS_WORST_FIRST.indexOf(bandOfGrade(left.grade)) - BANDS_WORST_FIRST.indexOf(bandOfGrade(right.grade)) ||
  GRADES.indexOf(right.grade) - GRADES.indexOf(left.grade) ||
  compareBytewise(`${left.agency} ${left.suffix}`, `${right.agency} ${right.suffix}`);

/** The rating that counts: CRISIL's, otherwise the lowest (by band, then by grade). Null if there are no ratings. */
export const decisiveRating = (ratings: readonly Rating[]): Rating | null => ratings.toSorted(byWeight)[0] ?? null;

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
