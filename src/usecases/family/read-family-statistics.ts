import type { FamilyStatistics } from '../../advisor/family/family-statistics.ts';
import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { FamilyStatisticsOutcome } from './family-outcome.ts';

/** The name under which the statistics are stored. */
export const FAMILIES_AGGREGATE = 'families';

export interface FamilyStatisticsPorts extends AuditPorts {
  readonly aggregates: AggregateStore;
  readonly calendar: Pick<DeskCalendar, 'today' | 'oldBook'>;
  /** Checks a stored document; null if it isn't valid. */
  readonly familyStatisticsFrom: (document: unknown) => FamilyStatistics | null;
}

/** Whether somebody may see figures over all families of the firm. */
export const maySeeFirmWide = ({ role }: Actor): boolean => role === 'admin' || role === 'supervisor';

/** Statistics over all families, computed when the book was last read. For supervisors and admins. */
export const readFamilyStatistics =
  (ports: FamilyStatisticsPorts) =>
  async ({ actor }: { readonly actor: Actor }): Promise<FamilyStatisticsOutcome> => {
    const trail = auditTrail(ports);
    if (!maySeeFirmWide(actor)) {
      await trail.refuse(actor, 'families');
      return { kind: 'not-allowed' };
    }
    const kept = await ports.aggregates.latest(FAMILIES_AGGREGATE);
    const statistics = kept && ports.familyStatisticsFrom(kept.document);
    if (!kept || !statistics) return { kind: 'none-yet' };
    await trail.note({ actor, action: 'families.statistics', detail: { asked: 'families' } });
    const oldBook = ports.calendar.oldBook(statistics.dataAsOf, ports.calendar.today());
    return { kind: 'statistics', statistics, takenAt: kept.takenAt, oldBook };
  };
