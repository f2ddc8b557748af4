import { callList } from '../../advisor/desk/call-list.ts';
import { rankCalls } from '../../advisor/desk/rank-calls.ts';
import { daysBefore } from '../../advisor/units.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import type { CallStore } from '../ports/call-store.ts';
import { AGGREGATORS, type DeskInput } from './aggregators.ts';

/** An old cube is only needed to change a question from some days ago. Nobody needs the other old aggregates. */
const KEPT_DAYS = 14;

export interface KeepDeskPorts {
  readonly aggregates: AggregateStore;
  readonly calls: CallStore;
  /** What others keep of a book that was just read. */
  readonly alsoKeep?: (input: DeskInput, takenAt: Date) => Promise<void>;
}

/** Computes every aggregate and the call lists from a book that was just read, and stores them. */
export const keepDesk =
  (ports: KeepDeskPorts) =>
  async (input: DeskInput, takenAt: Date): Promise<void> => {
    for (const [name, aggregate] of Object.entries(AGGREGATORS)) {
      await ports.aggregates.put(name, aggregate(input), takenAt);
      await ports.aggregates.removeOlder(name, daysBefore(takenAt, KEPT_DAYS));
    }
    await ports.calls.replaceAll(rankCalls(callList(input)), input.asOf, takenAt);
    await ports.alsoKeep?.(input, takenAt);
  };
