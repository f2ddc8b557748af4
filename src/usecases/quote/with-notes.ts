import type { BondOnOffer } from '../../advisor/bonds/bond.ts';
import { type DeskNotes, withNotes } from '../../advisor/bonds/bond-notes.ts';
import type { BookSource } from '../ports/book-source.ts';

/** The book together with what the desk notes about its bonds. */
export const sourceWithNotes = (source: BookSource, notes: DeskNotes): BookSource => {
  if (notes.bonds.size === 0 && notes.conventions.size === 0) return source;
  return {
    ...source,
    readBondsOnOffer: async (asOf, newest) => {
      const bonds = await source.readBondsOnOffer(asOf, newest);
      return bonds.map((bond) => withNotes(bond, bond.bondId, notes) as BondOnOffer);
    },
    readBond: async (bondId, asOf) => withNotes(await source.readBond(bondId, asOf), bondId, notes),
  };
};
