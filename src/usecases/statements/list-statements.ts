import type { ClientId, Day } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { RecommendationStore } from '../ports/recommendation-store.ts';
import { type StatementRules, type SuitabilityStatement, statementOf } from './statement.ts';

export interface ListStatementsPorts extends AuditPorts {
  readonly recommendations: Pick<RecommendationStore, 'ofClient' | 'shownBetween'>;
  readonly calendar: Pick<DeskCalendar, 'endOf'>;
  readonly statementRules: StatementRules;
}

export interface ListStatementsRequest {
  readonly actor: Actor;
  /** Null: of all clients. */
  readonly clientId: ClientId | null;
  /** The first and last day on which they were shown, at the desk. */
  readonly from: Day;
  readonly to: Day;
}

/** Suitability statements of one client or of a period, oldest first. The look is in the audit log. */
export const listStatements =
  (ports: ListStatementsPorts) =>
  async ({ actor, clientId, from, to }: ListStatementsRequest): Promise<readonly SuitabilityStatement[]> => {
    const [after, until] = [ports.calendar.endOf((from - 1) as Day), ports.calendar.endOf(to)];
    const statements: SuitabilityStatement[] = [];
    if (clientId === null) {
      for await (const shown of ports.recommendations.shownBetween(after, until)) statements.push(statementOf(shown, ports.statementRules));
    } else {
      const all = await ports.recommendations.ofClient(clientId, Number.MAX_SAFE_INTEGER);
      const within = all.filter(({ shownAt }) => shownAt > after && shownAt <= until);
      statements.push(...within.map((shown) => statementOf(shown, ports.statementRules)).reverse());
    }
    const detail = { statements: statements.length };
    await auditTrail(ports).note({ actor, action: 'client.statements', clientId, detail });
    return statements;
  };
