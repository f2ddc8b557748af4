import type { Model } from '../model/model.ts';
import { matchSegments, type Transitions } from '../segments/match-segments.ts';

/** A cell of the Q-table under two versions, from purchases alone. */
export interface CellChange {
  /** The segment's name in the version after. */
  readonly segment: string;
  readonly bondType: string;
  readonly before: number;
  readonly after: number;
}

/** Smaller differences aren't worth a line. */
const WORTH_SAYING = 0.01;
const MOST_LISTED = 8;
/** Segments with fewer clients would reveal what a person buys. */
const FEWEST_CLIENTS = 5;

type Table = Pick<Model, 'bondTypes' | 'segments' | 'qTable'>;

/**
 * The cells that changed most, largest change first: of segments of at least five clients that continue, and of types known to both
 * versions.
 */
export const cellChanges = (before: Table, after: Table, transitions: Transitions): CellChange[] => {
  const columnBefore = new Map(before.bondTypes.map((bondType, column) => [bondType, column]));
  const isGroup = (card: { readonly size: number } | undefined): boolean => (card?.size ?? 0) >= FEWEST_CLIENTS;
  return matchSegments(transitions)
    .filter((match) => isGroup(before.segments[match.before]) && isGroup(after.segments[match.after]))
    .flatMap((match) =>
      after.bondTypes.flatMap((bondType, column): CellChange[] => {
        const then = before.qTable.values[match.before]?.[columnBefore.get(bondType) ?? -1];
        const now = after.qTable.values[match.after]?.[column];
        const segment = after.segments[match.after]?.name;
        if (then === undefined || now === undefined || segment === undefined) return [];
        return Math.abs(now - then) >= WORTH_SAYING ? [{ segment, bondType, before: then, after: now }] : [];
      }),
    )
    .sort((left, right) => Math.abs(right.after - right.before) - Math.abs(left.after - left.before))
    .slice(0, MOST_LISTED);
};
