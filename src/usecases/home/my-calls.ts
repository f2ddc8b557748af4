import type { ClientCall } from '../../advisor/desk/call-list.ts';
import type { Actor } from '../actor/actor.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { CallList, CallStore, MoneyCalls } from '../ports/call-store.ts';
import type { DeskCalendar } from '../ports/clock.ts';

export interface MyCallsPorts extends AuditPorts {
  readonly calls: CallStore;
  readonly calendar: Pick<DeskCalendar, 'today'>;
}

/** Of so many idle clients with the most outstanding, those who have been idle longest are shown. */
const IDLE_AMONG = 20;

export interface MyCallsRequest {
  readonly actor: Actor;
  /** Of each kind. */
  readonly limit: number;
  /** For the audit log: `home.open`, `client.call-list`. */
  readonly action: string;
}

/** Clients whom this person may want to call. Each one is in the audit log before anybody sees the list. */
export const myCalls =
  (ports: MyCallsPorts) =>
  async ({ actor, limit, action }: MyCallsRequest): Promise<Audited<CallList> | null> => {
    const today = ports.calendar.today();
    const idleAmong = Math.max(limit, IDLE_AMONG);
    const list = await ports.calls.listFor(actor.sees, idleAmong, today);
    if (!list) return null;
    const idle = list.idle.slice(0, idleAmong).toSorted(byLongestIdle).slice(0, limit);
    const cut = (money: MoneyCalls): MoneyCalls => ({ ...money, calls: money.calls.slice(0, limit) });
    const money = { matured: cut(list.matured), maturedSince: cut(list.maturedSince), maturing: cut(list.maturing) };
    const shown = { ...list, asOf: today, idleAmong, ...(actor.sees !== 'all' && { managers: actor.sees }), ...money, idle };
    const calls = [...Object.values(money).flatMap((each) => each.calls), ...idle];
    const clients = new Set(calls.map(({ clientId }) => clientId));
    return auditTrail(ports).showEach(shown, [...clients], () => ({ actor, action }));
  };

const byLongestIdle = (left: ClientCall, right: ClientCall): number => left.day - right.day;
