import type { Book } from './book.ts';
import type { BondBand } from './rating.ts';

const ORDER: readonly BondBand[] = ['A', 'B', 'C', 'default'];

/** Median band of each type's rated bonds in the book, the riskier one of two middles; null for a type none of whose bonds is rated. */
export const bandsOfTypes = (book: Book): Array<BondBand | null> => {
  const bands = book.bondTypes.map((): number[] => []);
  for (const { type, band } of book.bonds) if (type >= 0 && band !== null) bands[type]?.push(ORDER.indexOf(band));
  return bands.map((places) => {
    const middle = places.sort((a, b) => a - b)[Math.floor(places.length / 2)];
    return middle === undefined ? null : (ORDER[middle] as BondBand);
  });
};
