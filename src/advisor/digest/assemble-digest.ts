import type { OldBook } from '../calendar/old-book.ts';
import type { Day } from '../units.ts';
import type { Uptake } from './advice-uptake.ts';
import type { BoughtOfType, BoughtWindow } from './book-figures.ts';
import type { AdviceFigures, Bought, BoughtLine, Change, Digest, Move, MovementSince, SegmentLine } from './digest.ts';
import { FEWEST, foldSmall } from './fold-small.ts';
import type { SegmentMovement } from './segment-movement.ts';
import type { UptakeBy, UptakeLine } from './uptake-by.ts';

const MOST_MOVES = 5;
const MOST_CHANGES = 5;
/** A type's amount must change by this share of the larger amount to be listed as a change. */
const NOTABLE_SHARE = 0.2;

/** Everything a digest is made of. Instants are ISO text. */
export interface DigestParts {
  readonly madeAt: string;
  readonly from: Day;
  readonly until: Day;
  readonly adviceFrom: string;
  readonly adviceUntil: string;
  /** Names by segment, in the model's order. */
  readonly segmentNames: readonly string[];
  /** Clients of each segment now. */
  readonly sizes: readonly number[];
  readonly movement: MovementSince;
  /** Null if nothing can be compared. */
  readonly moved: SegmentMovement | null;
  readonly bought: BoughtWindow;
  readonly shown: number;
  readonly clientsAdvised: number;
  readonly first: AdviceFigures['first'];
  readonly thumbs: Pick<AdviceFigures, 'choseFirst' | 'choseOther'> & { readonly up: number; readonly down: number };
  readonly uptake: readonly Uptake[];
  /** Absent if nothing is known. */
  readonly followed?: UptakeBy;
  readonly model: { readonly version: number; readonly trainedAt: string };
  /** The version these segments belong to, if another was activated since the book was read. */
  readonly segmentsOf?: number;
  /** Whether that model was activated since the previous digest. */
  readonly modelIsNew: boolean;
  readonly dataAsOf: Day;
  readonly readAt: string;
  /** Absent if the book is recent. */
  readonly oldBook?: OldBook;
}

const sum = <T>(list: readonly T[], of: (it: T) => number): number => list.reduce((total, it) => total + of(it), 0);
const bySize =
  <T>(of: (it: T) => number) =>
  (left: T, right: T): number =>
    of(right) - of(left);

const segmentLines = ({ segmentNames, sizes, moved }: DigestParts): SegmentLine[] => {
  const all = segmentNames.map((name, place) => {
    const clients = sizes[place] ?? 0;
    const before = moved?.before[place] ?? 0;
    const change = moved && before >= FEWEST ? clients - before : null;
    return { name, clients, change: change !== null && (change === 0 || Math.abs(change) >= FEWEST) ? change : null };
  });
  const { shown, folded } = foldSmall(all, ({ clients }) => clients);
  const lines: SegmentLine[] = shown.toSorted(bySize(({ clients }) => clients));
  return folded.length === 0 ? lines : [...lines, { name: null, clients: sum(folded, ({ clients }) => clients), change: null }];
};

const movesOf = ({ segmentNames, moved }: DigestParts): Move[] =>
  (moved?.moved ?? [])
    .flatMap((row, from) =>
      row.flatMap((clients, to) =>
        from !== to && clients >= FEWEST ? [{ from: segmentNames[from] ?? '', to: segmentNames[to] ?? '', clients }] : [],
      ),
    )
    .sort(bySize(({ clients }) => clients))
    .slice(0, MOST_MOVES);

const boughtOf = ({ bought: { now, before, together } }: DigestParts): Bought => {
  if (now.length === 0) return { kind: 'nothing' };
  // One client may have bought five types no one else bought; added up, that would be five clients.
  const different = (smallest: number): number => together[smallest - 1] ?? 0;
  const { shown, folded } = foldSmall(now, ({ clients }) => clients, different);
  // What few clients together bought isn't shown either.
  if (shown.length === 0 && different(folded.length) < FEWEST) return { kind: 'few' };
  const amountBefore = (type: string): number | null => {
    const earlier = before.find(({ bondType }) => bondType === type);
    return !earlier ? 0 : earlier.clients >= FEWEST ? earlier.amount : null;
  };
  // The amounts of types with few buyers are only in the sum.
  const line = ({ bondType, purchases, amount }: BoughtOfType): BoughtLine => {
    const isShown = shown.some((it) => it.bondType === bondType);
    return { bondType, purchases, amount: isShown ? amount : null, amountBefore: isShown ? amountBefore(bondType) : null };
  };
  return {
    kind: 'bought',
    lines: now.toSorted(bySize(({ purchases }) => purchases)).map(line),
    purchases: sum(now, ({ purchases }) => purchases),
    amount: sum(now, ({ amount }) => amount),
  };
};

const adviceOf = ({ shown, clientsAdvised, first, thumbs, uptake, followed }: DigestParts): AdviceFigures => {
  const enough = (lines: readonly UptakeLine[]): UptakeLine[] => lines.filter(({ clients }) => clients >= FEWEST);
  return {
    shown,
    clients: clientsAdvised,
    first: first.toSorted(bySize(({ times }) => times)),
    thumbsUp: thumbs.up,
    thumbsDown: thumbs.down,
    choseFirst: thumbs.choseFirst,
    choseOther: thumbs.choseOther,
    uptake: uptake.filter(({ clients }) => clients >= FEWEST),
    ...(followed && { followed: { byType: enough(followed.byType), bySegment: enough(followed.bySegment) } }),
  };
};

/** The largest changes, each kind by its own measure, for a reader with one minute. */
const changesOf = (parts: DigestParts, segments: readonly SegmentLine[], moves: readonly Move[], bought: Bought): Change[] => {
  const types = (bought.kind === 'bought' ? bought.lines : [])
    .flatMap(({ bondType, amount, amountBefore }) =>
      amount !== null && amountBefore !== null && Math.abs(amount - amountBefore) >= NOTABLE_SHARE * Math.max(amount, amountBefore)
        ? [{ kind: 'type' as const, bondType, amount, amountBefore }]
        : [],
    )
    .sort(bySize(({ amount, amountBefore }) => Math.abs(amount - amountBefore)))
    .slice(0, 2);
  const sizes = segments
    .flatMap(({ name, clients, change }) => (name !== null && change ? [{ kind: 'segment' as const, name, clients, change }] : []))
    .sort(bySize(({ change }) => Math.abs(change)))
    .slice(0, 1);
  const [move] = moves;
  return [
    ...(parts.modelIsNew ? [{ kind: 'model' as const, ...parts.model }] : []),
    ...types,
    ...sizes,
    ...(move ? [{ kind: 'move' as const, move }] : []),
  ].slice(0, MOST_CHANGES);
};

/**
 * Assembles the digest. Segments under five clients are combined; movements and uptake under five clients are left out; amounts with too
 * few clients appear only in the sum, and if even the sum has too few, not at all. Plain counts (purchases of a type, recommendations,
 * thumbs) are shown however small.
 */
export const assembleDigest = (parts: DigestParts): Digest => {
  const segments = segmentLines(parts);
  const moves = movesOf(parts);
  const bought = boughtOf(parts);
  return {
    madeAt: parts.madeAt,
    from: parts.from,
    until: parts.until,
    adviceFrom: parts.adviceFrom,
    adviceUntil: parts.adviceUntil,
    clients: sum(parts.sizes, (size) => size),
    segments,
    movement: parts.movement,
    moves,
    bought,
    advice: adviceOf(parts),
    changes: changesOf(parts, segments, moves, bought),
    model: parts.model,
    ...(parts.segmentsOf === undefined ? {} : { segmentsOf: parts.segmentsOf }),
    dataAsOf: parts.dataAsOf,
    readAt: parts.readAt,
    ...(parts.oldBook && { oldBook: parts.oldBook }),
  };
};
