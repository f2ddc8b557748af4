import type { DemoBond } from './bonds.ts';
import type { DemoBondType } from './demo-bond-type.ts';

/**
 * What is wrong with a bond, by its place in its type and not by chance, so that every book has some of each. Staples stay clean, and so does
 * every fact that the type of the bond hangs on, except where the issuer type is unknown: no rule is meant to know those bonds.
 */
export const dirtyBond = (bondType: DemoBondType, place: number, staple: boolean): DemoBond['dirt'] => {
  if (staple) return null;
  if (bondType === 'Corporate Bonds') {
    if (place % 24 === 19) return 'unknown-issuer-type';
    if (place % 12 === 5) return 'unreadable-maturity';
    if (place % 12 === 9) return 'unknown-frequency';
    if (place % 12 === 11) return 'unrated';
    if (place % 24 === 2) return 'nameless';
  }
  if (bondType === 'High Yield Bonds' && place % 10 === 9) return 'defaulted';
  if (bondType === 'Infrastructure Bonds' && place % 8 === 6) return 'unreadable-maturity';
  if (bondType === 'Municipal Bonds' && place % 8 === 5) return 'unrated';
  return null;
};

/** Maturities that are no day of the calendar, as they stand in real books. */
export const UNREADABLE_MATURITIES = ['', 'Perpetual', '0000-00-00', '2031-02-30', 'N.A.'] as const;
