import type { Book } from '../book/book.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { SegmentShares } from '../model/model.ts';
import { dirichletStrength } from '../strength.ts';
import type { Day } from '../units.ts';

/** A client counts for at most this many purchase days, so that no busy client speaks for a segment. */
const CLIENT_LIMIT = 3;

/**
 * Each segment's shares of purchases up to a day, shrunk to the whole book's by how much the segments differ at all: a segment has as much
 * say as its purchases bear out, and never none by decree.
 */
export const learnSegmentShares = (
  book: Book,
  segmentOf: Int32Array,
  segments: number,
  asOf: Day,
  popularity: readonly number[],
): SegmentShares => {
  const types = book.bondTypes.length;
  const rows = Array.from({ length: segments }, () => new Float64Array(types));
  const walk = new PurchaseDays(book);
  for (let client = 0; client < book.clients.length; client++) {
    let days = 0;
    for (walk.start(client, asOf); walk.next(); ) days++;
    if (days === 0) continue;
    const weight = Math.min(1, CLIENT_LIMIT / days);
    const row = rows[segmentOf[client]];
    for (walk.start(client, asOf); walk.next(); ) {
      for (let place = 0; place < walk.size; place++) row[walk.types[place]] += (weight * (1 / walk.size + walk.amountShare(place))) / 2;
    }
  }
  const strength = segments > 1 ? dirichletStrength(rows, popularity) : Number.MAX_SAFE_INTEGER;
  return {
    strength,
    shares: rows.map((row) => {
      let total = 0;
      for (const count of row) total += count;
      return Array.from(row, (count, type) => (count + strength * popularity[type]) / (total + strength));
    }),
  };
};
