import { type BondBandRules, withBands } from '../../advisor/bonds/band-of-bond.ts';
import type { BookSource } from '../ports/book-source.ts';

/** The book, where bonds have their bands by grade, structure and market. Everybody reads bonds from here, so no path has another band. */
export const sourceWithBondBands = (source: BookSource, rules: BondBandRules): BookSource => ({
  ...source,
  readBondsOnOffer: async (asOf, newest) => {
    const offers = await source.readBondsOnOffer(asOf, newest);
    return withBands(offers, offers, rules);
  },
  readBond: async (bondId, asOf) => {
    const bond = await source.readBond(bondId, asOf);
    if (bond?.band !== 'A') return bond;
    const offers = await source.readBondsOnOffer(asOf, await source.newestTradeDay(asOf));
    return withBands([bond], offers, rules)[0] ?? null;
  },
});
