import type { ClientCall } from '../../advisor/desk/call-list.ts';
import type { Actor } from '../actor.ts';
import type { CallList, CallStore } from '../ports/call-store.ts';
import type { AuditStore, Clock } from '../ports.ts';

export interface MyCallsPorts {
  readonly calls: CallStore;
  readonly audit: AuditStore;
  readonly clock: Clock;
}

/** Of so many of the largest idle clients those are shown who have been idle longest. */
const IDLE_AMONG = 20;

export interface MyCallsRequest {
  readonly actor: Actor;
  /** Of each kind. */
  readonly limit: number;
  /** For the audit log: `home.open`, `client.call-list`. */
  readonly action: string;
}

/** Whom this person may want to call. Each client in it is a row of the audit log before anybody sees the list. */
export const myCalls =
  (ports: MyCallsPorts) =>
  async ({ actor, limit, action }: MyCallsRequest): Promise<CallList | null> => {
    const list = await ports.calls.listFor(actor.sees, Math.max(limit, IDLE_AMONG));
    if (!list) return null;
    const idle = list.idle.slice(0, Math.max(limit, IDLE_AMONG)).toSorted(byLongestIdle).slice(0, limit);
    const shown = { ...list, maturing: list.maturing.slice(0, limit), idle };
    const clients = new Set([...shown.maturing, ...shown.idle].map(({ clientId }) => clientId));
    const at = ports.clock.now();
    await ports.audit.append(...[...clients].map((clientId) => ({ at, actorId: actor.id, action, clientId, detail: {} })));
    return shown;
  };

const byLongestIdle = (left: ClientCall, right: ClientCall): number => left.day - right.day;
