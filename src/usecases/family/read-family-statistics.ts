import type { FamilyStatistics } from '../../advisor/family/family-statistics.ts';
import type { Actor } from '../actor.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import type { AuditStore, Clock } from '../ports.ts';
import type { FamilyStatisticsOutcome } from './family-outcome.ts';

/** The name under which the statistics are stored. */
export const FAMILIES_AGGREGATE = 'families';

export interface FamilyStatisticsPorts {
  readonly aggregates: AggregateStore;
  readonly audit: AuditStore;
  readonly clock: Clock;
  /** Checks a stored document; null for what is none. */
  readonly familyStatisticsFrom: (document: unknown) => FamilyStatistics | null;
}

/** Who may see figures over the whole firm's families. */
export const maySeeFirmWide = ({ role }: Actor): boolean => role === 'admin' || role === 'supervisor';

/** Statistics over all families, as computed when the book was last read; for supervisors and admins. */
export const readFamilyStatistics =
  (ports: FamilyStatisticsPorts) =>
  async ({ actor }: { readonly actor: Actor }): Promise<FamilyStatisticsOutcome> => {
    const audit = (action: string) =>
      ports.audit.append({ at: ports.clock.now(), actorId: actor.id, action, clientId: null, detail: { asked: 'families' } });
    if (!maySeeFirmWide(actor)) {
      await audit('access.refused');
      return { kind: 'not-allowed' };
    }
    const kept = await ports.aggregates.latest(FAMILIES_AGGREGATE);
    const statistics = kept && ports.familyStatisticsFrom(kept.document);
    if (!kept || !statistics) return { kind: 'none-yet' };
    await audit('families.statistics');
    return { kind: 'statistics', statistics, takenAt: kept.takenAt };
  };
