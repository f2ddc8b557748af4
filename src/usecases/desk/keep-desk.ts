import { callList } from '../../advisor/desk/call-list.ts';
import { rankCalls } from '../../advisor/desk/rank-calls.ts';
import type { AggregateStore } from '../ports/aggregate-store.ts';
import type { CallStore } from '../ports/call-store.ts';
import { AGGREGATORS, type DeskInput } from './aggregators.ts';

/** Only who changes a question of some days ago needs an old cube, and nobody the rest. */
const KEPT_MS = 14 * 86_400_000;

export interface KeepDeskPorts {
  readonly aggregates: AggregateStore;
  readonly calls: CallStore;
  /** What others keep of a book that was just read. */
  readonly alsoKeep?: (input: DeskInput, takenAt: Date) => Promise<void>;
}

/** Computes from a book that was just read every aggregate and whom to call, and stores them. */
export const keepDesk =
  (ports: KeepDeskPorts) =>
  async (input: DeskInput, takenAt: Date): Promise<void> => {
    for (const [name, aggregate] of Object.entries(AGGREGATORS)) {
      await ports.aggregates.put(name, aggregate(input), takenAt);
      await ports.aggregates.removeOlder(name, new Date(takenAt.getTime() - KEPT_MS));
    }
    await ports.calls.replaceAll(rankCalls(callList(input)), input.asOf, takenAt);
    await ports.alsoKeep?.(input, takenAt);
  };
