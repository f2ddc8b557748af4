import { RISK_BANDS, type RiskBand } from '../../advisor/bonds/rating.ts';
import { addDays, clientId } from '../../advisor/units.ts';
import type { RecordedProfile } from '../../usecases/ports/profiles/risk-profiles.ts';
import type { DemoBookOptions } from './generate.ts';
import { spanUpTo } from './ground/calendar.ts';
import { RandomStream } from './ground/random-stream.ts';
import { clientIdOf, EXAMPLE_CLIENT, personNumbered } from './people.ts';

/** Clients with a recorded profile. */
const RECORDED = 2 / 3;
/** Of those: assessed so long ago that the profile has expired, or is about to; and the days since. */
const EXPIRED = { share: 0.15, days: [400, 900] } as const;
const DUE = { share: 0.1, days: [340, 362] } as const;
const FRESH_DAYS = [5, 320] as const;
const EXAMPLE_DAYS = 90;

/** The recorded risk profiles of a demo book. They depend only on seed, client and reference day. @param now when they're written */
export function* demoProfiles(
  { clients, seed, referenceDay }: Pick<DemoBookOptions, 'clients' | 'seed' | 'referenceDay'>,
  now: Date,
): Generator<RecordedProfile> {
  const span = spanUpTo(referenceDay);
  for (let number = 1; number <= clients; number++) {
    const random = new RandomStream(seed, 'risk profile', number);
    const isExample = number === EXAMPLE_CLIENT;
    if (!random.chance(RECORDED) && !isExample) continue;
    const age = random.next();
    const [least, most] = age < EXPIRED.share ? EXPIRED.days : age < EXPIRED.share + DUE.share ? DUE.days : FRESH_DAYS;
    const days = random.integer(least, most);
    const band = RISK_BANDS[random.weighted(personNumbered(number, seed, span).kind.appetite)] as RiskBand;
    const assessedOn = addDays(referenceDay, -(isExample ? EXAMPLE_DAYS : days));
    yield {
      id: `demo-${seed}-${number}`,
      clientId: clientId(clientIdOf(number)),
      band: isExample ? 'B' : band,
      assessedOn,
      recordedOn: assessedOn,
      recordedAt: now,
      recordedBy: 'demo',
      source: 'demo',
      status: 'counts',
      decidedBy: null,
      grounds: null,
    };
  }
}
