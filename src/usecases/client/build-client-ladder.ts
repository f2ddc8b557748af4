import type { Profile } from '../../advisor/book/profile.ts';
import type { OldBook } from '../../advisor/calendar/old-book.ts';
import { buildLadder } from '../../advisor/ladder/build-ladder.ts';
import type { Ladder, LadderWish } from '../../advisor/ladder/ladder.ts';
import type { Surcharges } from '../../advisor/quote/purchase-cost.ts';
import { type CountedBand, countedBand } from '../../advisor/suitability/counted-band.ts';
import type { SuitabilityPolicy } from '../../advisor/suitability/policy.ts';
import { rulesOf } from '../../advisor/suitability/rules-of.ts';
import type { Day } from '../../advisor/units.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type AskedClient, factsOf, lookAt } from '../asked-client/asked-client.ts';
import type { DeskCalendar } from '../ports/clock.ts';

/** A ladder, as it is shown. */
export interface ClientLadder {
  readonly profile: Profile;
  readonly countedBand: CountedBand;
  readonly policy: SuitabilityPolicy;
  readonly ladder: Ladder;
  readonly dataAsOf: Day | null;
  readonly oldBook: OldBook | null;
  readonly shownAt: Date;
}

export type BuildClientLadderOutcome =
  | { readonly kind: 'built'; readonly built: Audited<ClientLadder> }
  /** Without the book nothing is on offer. */
  | { readonly kind: 'source-down' };

export interface BuildClientLadderRequest {
  readonly client: AskedClient;
  readonly wish: LadderWish;
}

export interface BuildClientLadderPorts extends AuditPorts {
  readonly suitabilityPolicy: SuitabilityPolicy;
  readonly calendar: Pick<DeskCalendar, 'settlementDay' | 'oldBook'>;
  readonly pricing: Surcharges;
}

/** Builds a ladder of bonds on offer that suit a client. The money is placed when a purchase of today settles. */
export const buildClientLadder =
  (ports: BuildClientLadderPorts) =>
  async ({ client, wish }: BuildClientLadderRequest): Promise<BuildClientLadderOutcome> => {
    const { profile, profileFrom, dataAsOf, market } = factsOf(client);
    if (profileFrom.kind === 'snapshot') return { kind: 'source-down' };
    const { asOf } = profile;
    const rules = rulesOf(profile, ports.suitabilityPolicy, ports.calendar.settlementDay(asOf));
    const ladder = buildLadder([...(market?.offers.values() ?? [])].flat(), rules, wish, ports.pricing);
    const shownAt = ports.clock.now();
    const detail = { rupees: wish.amount / 100, years: wish.years, lowest: wish.lowestGrade, rungs: ladder.rungs.length };
    const counted = countedBand(profile, ports.suitabilityPolicy);
    const policy = ports.suitabilityPolicy;
    const shown = { profile, countedBand: counted, policy, ladder, dataAsOf, oldBook: ports.calendar.oldBook(dataAsOf, asOf), shownAt };
    return { kind: 'built', built: await auditTrail(ports).show(shown, lookAt(client, 'client.ladder', detail, shownAt)) };
  };
