import type { SuitabilityRules } from '../bonds/suitability.ts';
import type { Profile } from '../book/profile.ts';
import type { Day } from '../units.ts';
import { type BandPolicy, countedBand } from './counted-band.ts';

/**
 * The rules by which bonds are judged for a client on the profile's day.
 * @param settlesOn when a purchase of that day settles
 * @param horizonDays in place of the profile's
 */
export const rulesOf = (
  profile: Profile,
  policy: BandPolicy | undefined,
  settlesOn: Day,
  horizonDays?: number | null,
): SuitabilityRules => {
  const { band: riskBand, basis, known: knownBand } = countedBand(profile, policy);
  return { riskBand, basis, knownBand, asOf: profile.asOf, settlesOn, horizonDays: horizonDays ?? profile.horizonDays ?? null };
};
