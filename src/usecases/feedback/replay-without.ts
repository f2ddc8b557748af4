import { foldFeedback } from '../../advisor/feedback.ts';
import type { FeedbackLedger } from '../feedback-ledger.ts';
import type { ModelInForce, Untrained } from '../model-in-force.ts';

/** A cell that would be another without somebody's signs: both with everybody else's. */
export interface ReplayedCell {
  readonly segment: string;
  readonly bondType: string;
  readonly before: number;
  readonly after: number;
}

/** Somebody whose feedback is there. */
export interface KnownAdvisor {
  readonly advisorId: string;
  /** Signs in force. */
  readonly signs: number;
}

export type ReplayWithoutOutcome =
  | {
      readonly kind: 'replayed';
      readonly version: number;
      readonly signs: number;
      /** The largest change first. */
      readonly cells: readonly ReplayedCell[];
      /** The whole table without these signs. */
      readonly qTable: {
        readonly segments: readonly string[];
        readonly bondTypes: readonly string[];
        readonly values: ReadonlyArray<readonly number[]>;
      };
    }
  /** Nobody of this id has given feedback. */
  | { readonly kind: 'unknown-advisor'; readonly known: readonly KnownAdvisor[] }
  | Untrained;

/** What the Q-table would be without one advisor's feedback. Nothing is changed by asking. */
export const replayWithout =
  (ports: { readonly ledger: FeedbackLedger; readonly modelInForce: ModelInForce }) =>
  async (advisorId: string): Promise<ReplayWithoutOutcome> => {
    const stored = await ports.modelInForce.current();
    if (!stored) return ports.modelInForce.absence;
    const { rows, signs, cellOf } = await ports.ledger.reading(stored);
    const standing = (id: string): number => signs.filter((sign) => sign.advisorId === id).length;
    const everybody = [...new Set(rows.map((row) => row.advisorId))].sort();
    if (!everybody.includes(advisorId)) {
      return { kind: 'unknown-advisor', known: everybody.map((id) => ({ advisorId: id, signs: standing(id) })) };
    }
    const { segments, bondTypes, qTable } = stored.model;
    const tableOf = (some: typeof signs): number[][] =>
      foldFeedback(some, cellOf, { segments: segments.length, bondTypes }).map((row, segment) =>
        row.map((term, type) => (qTable.values[segment]?.[type] as number) + term),
      );
    const before = tableOf(signs);
    const after = tableOf(signs.filter((sign) => sign.advisorId !== advisorId));
    const cells = after.flatMap((row, segment) =>
      row.map((value, type) => ({
        segment: segments[segment]?.name as string,
        bondType: bondTypes[type] as string,
        before: before[segment]?.[type] as number,
        after: value,
      })),
    );
    return {
      kind: 'replayed',
      version: stored.version,
      signs: standing(advisorId),
      cells: cells
        .filter((cell) => cell.before !== cell.after)
        .sort((left, right) => Math.abs(right.after - right.before) - Math.abs(left.after - left.before)),
      qTable: { segments: segments.map(({ name }) => name), bondTypes, values: after },
    };
  };
