import type { SegmentCard } from '../model/model.ts';
import { matchSegments, type SegmentMatch, type Transitions } from './match-segments.ts';

type Card = Pick<SegmentCard, 'id' | 'name' | 'size'>;

/** One segment in two versions. */
export interface SegmentChange {
  /** Null if new. */
  readonly before: Card | null;
  /** Null if gone. */
  readonly after: Card | null;
  /** The clients in both as a share of those in either; null if new or gone. */
  readonly share: number | null;
}

/** Clients who moved to a segment that doesn't continue theirs. */
export interface Movement {
  /** Names: `from` in the version before, `to` in the version after. */
  readonly from: string;
  readonly to: string;
  readonly clients: number;
}

export interface Movements {
  /** All clients placed by both versions. */
  readonly clients: number;
  readonly moved: number;
  /** Largest first, none with fewer than five clients. */
  readonly largest: readonly Movement[];
  /** All others together, so that small ones don't reveal people. */
  readonly others: { readonly movements: number; readonly clients: number };
}

/** Smaller movements aren't listed: they could reveal a person. */
const FEWEST_CLIENTS = 5;
const MOST_LISTED = 8;

/** The segments of two versions side by side: continuing and new ones in the order of the version after, then the gone ones. */
export const segmentChanges = (before: readonly Card[], after: readonly Card[], transitions: Transitions): SegmentChange[] => {
  const matches = matchSegments(transitions);
  const card = ({ id, name, size }: Card): Card => ({ id, name, size });
  const goingOn = after.map((now, place): SegmentChange => {
    const match = matches.find((one) => one.after === place);
    const then = match && before[match.before];
    return { before: then ? card(then) : null, after: card(now), share: match?.share ?? null };
  });
  const gone = before.filter((_, place) => !matches.some((match) => match.before === place));
  return [...goingOn, ...gone.map((then): SegmentChange => ({ before: card(then), after: null, share: null }))];
};

/** Who moved where: all clients who aren't in the segment that continues theirs. */
export const movementsBetween = (before: readonly Card[], after: readonly Card[], transitions: Transitions): Movements => {
  const matches = matchSegments(transitions);
  const isMatch = (from: number, to: number): boolean => matches.some((match: SegmentMatch) => match.before === from && match.after === to);
  const all = transitions.flatMap((row, from) =>
    row.flatMap((clients, to) =>
      clients > 0 ? [{ from: before[from]?.name ?? '', to: after[to]?.name ?? '', clients, stays: isMatch(from, to) }] : [],
    ),
  );
  const moving = all.filter(({ stays }) => !stays).sort((left, right) => right.clients - left.clients);
  const listed = moving.filter(({ clients }) => clients >= FEWEST_CLIENTS).slice(0, MOST_LISTED);
  const clientsOf = (some: ReadonlyArray<{ readonly clients: number }>): number => some.reduce((sum, { clients }) => sum + clients, 0);
  return {
    clients: clientsOf(all),
    moved: clientsOf(moving),
    largest: listed.map(({ from, to, clients }) => ({ from, to, clients })),
    others: { movements: moving.length - listed.length, clients: clientsOf(moving) - clientsOf(listed) },
  };
};
