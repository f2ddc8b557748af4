import type { BondBand, Rating } from './rating.ts';

/** Whether a government issued or guarantees the bond. Only such bonds have a band without a rating. */
export const isGovernmentBacked = ({ rating, band }: { readonly rating: Rating | null; readonly band: BondBand | null }): boolean =>
  rating === null ? band !== null : rating.grade === 'Sovereign';
