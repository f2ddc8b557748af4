import type { BondBand, Rating } from './rating.ts';

/** Whether a government owes a bond or stands for it. Only a government's word gives a bond a band without a rating. */
export const isGovernmentBacked = ({ rating, band }: { readonly rating: Rating | null; readonly band: BondBand | null }): boolean =>
  rating === null ? band === 'A' : rating.grade === 'Sovereign';
