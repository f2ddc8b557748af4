import type { DemoBondType } from '../ground/demo-bond-type.ts';
import type { DemoBond } from './bonds.ts';

/**
 * What's wrong with a bond. It depends on the bond's place in its type and not on chance, so that every book has some of each fault.
 * Staples stay clean, and so do all facts that decide the bond's type, except in bonds with an unknown issuer type: no rule is meant to
 * classify those.
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

/** Maturities that aren't valid dates, as found in real books. */
export const UNREADABLE_MATURITIES = ['', 'Perpetual', '0000-00-00', '2031-02-30', 'N.A.'] as const;
