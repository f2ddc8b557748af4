import { monthsAfter } from '../bonds/math/calendar.ts';
import type { RiskBand } from '../bonds/rating.ts';
import type { BandBasis } from '../bonds/suitability.ts';
import type { Profile } from '../book/profile.ts';
import type { Day } from '../units.ts';

/** Which client bands count, and for how long. */
export interface BandPolicy {
  /** `allow`: a band derived from purchases counts like a recorded one. `inform`: it's shown and allows nothing beyond A. */
  readonly derivedBands: 'inform' | 'allow';
  /** For how many months a recorded profile counts, from the day it was assessed. */
  readonly profileMonths: number;
  /** So many days before it expires, answers start to remind of it. */
  readonly remindDays: number;
}

/** What counts unless the firm says otherwise. */
export const USUAL_BAND_POLICY: BandPolicy = { derivedBands: 'inform', profileMonths: 12, remindDays: 30 };

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
export const countedBand = (profile: Facts, policy: BandPolicy = USUAL_BAND_POLICY): CountedBand => {
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
