/**
 * What has become of what was bought by a day. The book has no sales, so everything counts as held until it matures. A bond isn't
 * outstanding any more on the day it matures.
 */
export type Standing = 'outstanding' | 'matured' | 'unknown';

/** @param maturityDay null or absent: nobody recorded it */
export const standingOf = (maturityDay: number | null | undefined, asOf: number): Standing => {
  if (maturityDay === null || maturityDay === undefined) return 'unknown';
  return maturityDay > asOf ? 'outstanding' : 'matured';
};

/** Amounts by what has become of them. Paise. */
export class Standings {
  outstanding = 0;
  matured = 0;
  /** May have matured. */
  unknown = 0;

  add(standing: Standing, amount: number): void {
    this[standing] += amount;
  }

  /** What's outstanding; null if nothing is known to be, and something may be. */
  get known(): number | null {
    return this.outstanding === 0 && this.matured === 0 && this.unknown > 0 ? null : this.outstanding;
  }
}
