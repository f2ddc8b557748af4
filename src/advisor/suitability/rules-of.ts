import type { Profile } from '../book/profile.ts';
import type { Day } from '../units.ts';
import { clientNumbersOf } from './client-numbers.ts';
import { countedBand } from './counted-band.ts';
import type { SuitabilityRules } from './judge-bond.ts';
import { type SuitabilityPolicy, USUAL_POLICY } from './policy.ts';

/**
 * The rules by which bonds are judged for a client on the profile's day.
 * @param settlesOn when a purchase of that day settles
 * @param horizonDays in place of the profile's
 */
export const rulesOf = (
  profile: Profile,
  policy: SuitabilityPolicy = USUAL_POLICY,
  settlesOn: Day = profile.asOf,
  horizonDays: number | null = profile.horizonDays ?? null,
): SuitabilityRules => {
  const { band: riskBand, basis, known: knownBand } = countedBand(profile, policy);
  return { riskBand, basis, knownBand, asOf: profile.asOf, settlesOn, horizonDays, client: clientNumbersOf(profile, policy.ages), policy };
};
