import { compareBytewise } from '../units.ts';
import type { ClientCall } from './call-list.ts';

/** Idle clients that are kept of one relationship manager: nobody reads further, and a book may have a million. */
const MOST_IDLE = 50;

const bySoonest = (left: ClientCall, right: ClientCall): number =>
  left.day - right.day || amountOf(right) - amountOf(left) || compareBytewise(left.clientId, right.clientId);
const byInvested = (left: ClientCall, right: ClientCall): number =>
  right.invested - left.invested || left.day - right.day || compareBytewise(left.clientId, right.clientId);

const amountOf = (call: ClientCall): number => (call.kind === 'maturing' ? call.amount : 0);

/** Every maturing bond, the next first; and of each relationship manager's idle clients the largest, largest first. */
export const rankCalls = (calls: Iterable<ClientCall>): ClientCall[] => {
  const maturing: ClientCall[] = [];
  const idleOf = new Map<string | null, ClientCall[]>();
  for (const call of calls) {
    if (call.kind === 'maturing') {
      maturing.push(call);
      continue;
    }
    const idle = idleOf.get(call.relationshipManagerId) ?? [];
    idle.push(call);
    // Cut now and then, so that the memory does not grow with the clients.
    idleOf.set(call.relationshipManagerId, idle.length < 4 * MOST_IDLE ? idle : idle.sort(byInvested).slice(0, MOST_IDLE));
  }
  const idle = [...idleOf.values()].flatMap((calls) => calls.sort(byInvested).slice(0, MOST_IDLE));
  return [...maturing.sort(bySoonest), ...idle.sort(byInvested)];
};
