import { foldFeedback, type IsOwn, OUTCOME_KEY } from '../../advisor/values/feedback.ts';
import type { FeedbackLedger } from '../ledger/feedback-ledger.ts';
import type { ActiveModel, Untrained } from '../serving/active-model.ts';

/** A cell that would change without somebody's signs. Everybody else's are in both values. */
export interface ReplayedCell {
  readonly segment: string;
  readonly bondType: string;
  readonly before: number;
  readonly after: number;
}

/** An adviser who has given feedback. */
export interface KnownAdvisor {
  readonly advisorId: string;
  /** Current signs. */
  readonly signs: number;
}

export type ReplayWithoutOutcome =
  | {
      readonly kind: 'replayed';
      readonly version: number;
      readonly signs: number;
      /** As the adviser's own clients see them, largest change first. */
      readonly cells: readonly ReplayedCell[];
      /** As everybody else's clients see them, for whom the adviser counts only as far as others agree. Largest change first. */
      readonly othersCells: readonly ReplayedCell[];
      /** The whole table without these signs, as `cells` sees it. */
      readonly qTable: {
        readonly segments: readonly string[];
        readonly bondTypes: readonly string[];
        readonly values: ReadonlyArray<readonly number[]>;
      };
    }
  /** Nobody with this id has given feedback. */
  | { readonly kind: 'unknown-advisor'; readonly known: readonly KnownAdvisor[] }
  | Untrained;

/** The Q-table as it would be without one adviser's feedback. Asking changes nothing. */
export const replayWithout =
  (ports: { readonly ledger: FeedbackLedger; readonly activeModel: ActiveModel }) =>
  async (advisorId: string): Promise<ReplayWithoutOutcome> => {
    const stored = await ports.activeModel.current();
    if (!stored) return ports.activeModel.absence;
    const { rows, signs, cellOf } = await ports.ledger.reading(stored);
    const standing = (id: string): number => signs.filter((sign) => sign.advisorId === id).length;
    const everybody = [...new Set(rows.filter(({ key }) => key !== OUTCOME_KEY).map((row) => row.advisorId))].sort();
    if (!everybody.includes(advisorId)) {
      return { kind: 'unknown-advisor', known: everybody.map((id) => ({ advisorId: id, signs: standing(id) })) };
    }
    const { segments, bondTypes, qTable } = stored.model;
    const tableOf = (some: typeof signs, isOwn: IsOwn): number[][] =>
      foldFeedback(some, cellOf, { segments: segments.length, bondTypes }, isOwn).map((row, segment) =>
        row.map((term, type) => (qTable.values[segment]?.[type] as number) + term),
      );
    const isTheirs: IsOwn = (id) => id === advisorId;
    const isNobodys: IsOwn = () => false;
    const remaining = signs.filter((sign) => sign.advisorId !== advisorId);
    const changedFor = (isOwn: IsOwn): ReplayedCell[] => {
      const [before, after] = [tableOf(signs, isOwn), tableOf(remaining, isOwn)];
      return after
        .flatMap((row, segment) =>
          row.map((value, type) => ({
            segment: segments[segment]?.name as string,
            bondType: bondTypes[type] as string,
            before: before[segment]?.[type] as number,
            after: value,
          })),
        )
        .filter((cell) => cell.before !== cell.after)
        .sort((left, right) => Math.abs(right.after - right.before) - Math.abs(left.after - left.before));
    };
    return {
      kind: 'replayed',
      version: stored.version,
      signs: standing(advisorId),
      cells: changedFor(isTheirs),
      othersCells: changedFor(isNobodys),
      qTable: { segments: segments.map(({ name }) => name), bondTypes, values: tableOf(remaining, isTheirs) },
    };
  };
