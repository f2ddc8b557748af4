import { callList } from '../../advisor/desk/call-list.ts';
import { rankCalls } from '../../advisor/desk/rank-calls.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import type { CallStore } from '../ports/call-store.ts';
import { AGGREGATORS, type DeskInput } from './aggregators.ts';

export interface KeepDeskPorts {
  readonly aggregates: AggregateStore;
  readonly calls: CallStore;
}

/** Computes from a book that was just read every aggregate and whom to call, and stores them. */
export const keepDesk =
  (ports: KeepDeskPorts) =>
  async (input: DeskInput, takenAt: Date): Promise<void> => {
    for (const [name, aggregate] of Object.entries(AGGREGATORS)) await ports.aggregates.put(name, aggregate(input), takenAt);
    await ports.calls.replaceAll(rankCalls(callList(input)), input.asOf, takenAt);
  };
