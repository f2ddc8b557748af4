import { compareBytewise } from '../units.ts';
import type { ClientCall } from './call-list.ts';

/** The most idle clients per relationship manager. No one reads further, and a book may have a million. */
const MOST_IDLE = 50;

type IdleClient = Extract<ClientCall, { kind: 'idle' }>;
type FreedMoneyCall = Exclude<ClientCall, { kind: 'idle' }>;

const bySoonest = (left: FreedMoneyCall, right: FreedMoneyCall): number =>
  left.day - right.day || right.amount - left.amount || compareBytewise(left.clientId, right.clientId);
const byAmount = (left: FreedMoneyCall, right: FreedMoneyCall): number =>
  right.amount - left.amount || right.day - left.day || compareBytewise(left.clientId, right.clientId);
const byHolding = (left: IdleClient, right: IdleClient): number =>
  (right.outstanding ?? 0) - (left.outstanding ?? 0) ||
  right.bought - left.bought ||
  left.day - right.day ||
  compareBytewise(left.clientId, right.clientId);

/**
 * All calls about maturing bonds, soonest first. All about money that matured and wasn't bought again, largest amount first. Then each
 * relationship manager's idle clients, those with the most outstanding first.
 */
export const rankCalls = (calls: Iterable<ClientCall>): ClientCall[] => {
  const maturing: FreedMoneyCall[] = [];
  const matured: FreedMoneyCall[] = [];
  const idleOf = new Map<string | null, IdleClient[]>();
  for (const call of calls) {
    if (call.kind !== 'idle') {
      (call.kind === 'maturing' ? maturing : matured).push(call);
      continue;
    }
    const idle = idleOf.get(call.relationshipManagerId) ?? [];
    idle.push(call);
    // Cut from time to time, so that memory doesn't grow with the clients.
    idleOf.set(call.relationshipManagerId, idle.length < 4 * MOST_IDLE ? idle : idle.sort(byHolding).slice(0, MOST_IDLE));
  }
  const idle = [...idleOf.values()].flatMap((calls) => calls.sort(byHolding).slice(0, MOST_IDLE));
  return [...maturing.sort(bySoonest), ...matured.sort(byAmount), ...idle.sort(byHolding)];
};
