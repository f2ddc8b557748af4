import type { Button } from '@slack/types';
import { RISK_BANDS } from '../../src/advisor/bonds/rating.ts';
import type { Profile } from '../../src/advisor/book/profile.ts';
import type { CountedBand } from '../../src/advisor/suitability/counted-band.ts';
import type { Day } from '../../src/advisor/units.ts';
import { claim, claimsOf } from '../../src/claims/claim.ts';
import { date } from '../blocks/format.ts';
import { riskProfileButton } from './client-buttons.ts';

/** The letter of a client's risk band, as it's recorded or derived; null if it's unknown. */
const riskBandSaid = ({ clientId, asOf, riskBand, riskBandSource }: Profile): string | null => {
  if (riskBand === null) return null;
  const kind = riskBandSource === 'recorded' ? 'client.recordedBand' : 'client.derivedBand';
  return claim(riskBand, { kind, subject: { client: clientId }, number: RISK_BANDS.indexOf(riskBand) + 1, asOf });
};

/** Whether the client's profile is missing, has expired or soon will. */
const needsProfile = (counted: CountedBand | undefined): boolean =>
  counted !== undefined && (counted.isDue || counted.basis !== 'recorded');

/** The button for a missing, expired or soon expiring profile. */
export const recordingProfile = ({ clientId }: Profile, counted: CountedBand | undefined): Button[] =>
  needsProfile(counted) ? riskProfileButton(clientId) : [];

/** What's recorded or derived, and what counts instead. Without `counted`, as in older documents, only the first. */
const saidOf = (profile: Profile, counted: CountedBand | undefined) => {
  const says = claimsOf({ client: profile.clientId }, profile.asOf);
  const known = riskBandSaid(profile);
  const day = (kind: 'client.bandSince' | 'client.bandUntil', on: Day | null | undefined): string =>
    on == null ? '' : says(kind, date(on), on);
  const counts = counted ? says('client.countedBand', counted.band, RISK_BANDS.indexOf(counted.band) + 1) : '';
  return { known, counts, day };
};

/** "risk band B (profile of 3 Mar 2026)": what counts for suitability, and why. */
export const bandInWords = (profile: Profile, counted: CountedBand | undefined): string => {
  const { known, counts, day } = saidOf(profile, counted);
  if (known === null) return 'risk band unknown, treated as A';
  switch (counted?.basis) {
    case 'purchases':
      return `risk band ${counts}: no profile is recorded${counts === known ? '' : ` (purchases suggest ${known})`}`;
    case 'derived':
      return `risk band ${counts} from purchases: no profile is recorded, and this firm lets that count`;
    case 'expired':
      return `risk band ${counts}: the profile (band ${known}) expired on ${day('client.bandUntil', counted.until)}`;
    case 'not-yet':
      return `risk band ${counts}: no profile was recorded by that day`;
    case 'recorded': {
      const since =
        counted.since === null
          ? ''
          : counted.isSinceImport
            ? ` (recorded without a date, imported ${day('client.bandSince', counted.since)})`
            : ` (profile of ${day('client.bandSince', counted.since)})`;
      return `risk band ${known}${since}${counted.isDue ? `; assess again by ${day('client.bandUntil', counted.until)}` : ''}`;
    }
    default:
      return `risk band ${known}${profile.riskBandSource === 'derived' ? ' (from purchases)' : ''}`;
  }
};

/** The same for a cell: "B", "A counts (C from purchases)". */
export const bandInShort = (profile: Profile, counted: CountedBand | undefined): string => {
  const { known, counts } = saidOf(profile, counted);
  if (known === null) return 'unknown (as A)';
  switch (counted?.basis) {
    case 'purchases':
      return `${counts} (no profile)`;
    case 'derived':
      return `${counts} (from purchases)`;
    case 'expired':
      return `${counts} (profile expired)`;
    case 'not-yet':
      return `${counts} (no profile then)`;
    default:
      return `${known}${profile.riskBandSource === 'derived' ? ' (derived)' : ''}`;
  }
};
