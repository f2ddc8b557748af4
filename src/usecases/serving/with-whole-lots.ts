import { inWholeLots } from '../../advisor/bonds/whole-lots.ts';
import type { BookSource } from '../ports/book-source.ts';

/** The book, where the smallest purchase of a bond is whole units. Everybody reads bonds from here, so the rules and the words mean the same. */
export const sourceInWholeLots = (source: BookSource): BookSource => ({
  ...source,
  readBondsOnOffer: async (asOf, newest) => (await source.readBondsOnOffer(asOf, newest)).map(inWholeLots),
  readBond: async (bondId, asOf) => {
    const bond = await source.readBond(bondId, asOf);
    return bond && inWholeLots(bond);
  },
});
