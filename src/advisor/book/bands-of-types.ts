import { BOND_BANDS, type BondBand } from '../bonds/rating.ts';
import type { Book } from './book.ts';

/** Median band of each type's rated bonds in the book, the riskier of two middle ones; null for a type without a rated bond. */
export const bandsOfTypes = (book: Book): Array<BondBand | null> => {
  const bands = book.bondTypes.map((): number[] => []);
  // A bond whose rows disagree about its maturity is there more than once.
  for (const { type, band } of new Map(book.bonds.map((bond) => [bond.id, bond])).values()) {
    if (type >= 0 && band !== null) bands[type]?.push(BOND_BANDS.indexOf(band));
  }
  return bands.map((places) => {
    const middle = places.sort((a, b) => a - b)[Math.floor(places.length / 2)];
    return middle === undefined ? null : (BOND_BANDS[middle] ?? null);
  });
};
