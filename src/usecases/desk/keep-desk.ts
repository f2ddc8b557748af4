import type { AggregateStore } from '../ports/aggregate-store.ts';
import { AGGREGATORS, type DeskInput } from './aggregators.ts';

export interface KeepDeskPorts {
  readonly aggregates: AggregateStore;
}

/** Computes every aggregate from a book that was just read, and stores it. */
export const keepDesk =
  (ports: KeepDeskPorts) =>
  async (input: DeskInput, takenAt: Date): Promise<void> => {
    for (const [name, aggregate] of Object.entries(AGGREGATORS)) await ports.aggregates.put(name, aggregate(input), takenAt);
  };
