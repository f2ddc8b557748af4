import { monthsAfter } from '../bonds/math/calendar.ts';
import type { RiskBand } from '../bonds/rating.ts';
import type { Profile } from '../book/profile.ts';
import type { Day } from '../units.ts';
import { type SuitabilityPolicy, USUAL_POLICY } from './policy.ts';

/**
 * Why a client's band counts. `recorded`, `derived`: as it is; a derived one only if the firm allows it. The others count as A: `expired`,
 * `not-yet` (assessed after the day that's asked about), `purchases` (derived from them, which isn't enough), `unknown`.
 */
export const BAND_BASES = ['recorded', 'derived', 'expired', 'not-yet', 'purchases', 'unknown'] as const;
export type BandBasis = (typeof BAND_BASES)[number];

/** The risk band that suitability goes by. */
export interface CountedBand {
  readonly band: RiskBand;
  readonly basis: BandBasis;
  /** What was recorded, or what the purchases show; null if neither. It counts only with the basis `recorded` or `derived`. */
  readonly known: RiskBand | null;
  /** From when the recorded profile counts: the day it was assessed or, where nobody wrote that down, imported. Null: the book has no such day. */
  readonly since: Day | null;
  /** Whether `since` is the day of an import. */
  readonly isSinceImport: boolean;
  /** The last day on which the recorded profile counts; null without `since`. */
  readonly until: Day | null;
  /** Whether it's time to assess the client again: the profile expires soon, or has. */
  readonly isDue: boolean;
}

type Facts = Pick<Profile, 'asOf' | 'riskBand' | 'riskBandSource' | 'bandAssessedOn' | 'bandImportedOn'>;

/** The band that a client's suitability goes by on the profile's day: B or C only from a recorded profile that hasn't expired. */
export const countedBand = (profile: Facts, policy: SuitabilityPolicy = USUAL_POLICY): CountedBand => {
  const { riskBand: known, riskBandSource: source, asOf } = profile;
  const nothing = { known, since: null, isSinceImport: false, until: null, isDue: false };
  if (known === null || source === 'unknown') return { ...nothing, band: 'A', basis: 'unknown', known: null };
  if (source === 'derived') {
    return policy.derivedBands === 'allow' ? { ...nothing, band: known, basis: 'derived' } : { ...nothing, band: 'A', basis: 'purchases' };
  }
  const assessed = profile.bandAssessedOn ?? null;
  const since = assessed ?? profile.bandImportedOn ?? null;
  const until = since === null ? null : monthsAfter(since, policy.profileMonths, false);
  const dates = { known, since, isSinceImport: assessed === null && since !== null, until };
  // An import has no day of assessment, so we can't say that the band wasn't recorded before it.
  if (assessed !== null && assessed > asOf) return { ...dates, band: 'A', basis: 'not-yet', isDue: false };
  if (until !== null && asOf > until) return { ...dates, band: 'A', basis: 'expired', isDue: true };
  return { ...dates, band: known, basis: 'recorded', isDue: until !== null && until - asOf <= policy.remindDays };
};
