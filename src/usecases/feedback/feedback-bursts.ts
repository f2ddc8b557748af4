import { type FeedbackCell, foldFeedback, OUTCOME_KEY, type StandingSign, weighSigns } from '../../advisor/values/feedback.ts';
import { type BurstKind, type FeedbackBurst, feedbackBursts as findBursts } from '../../advisor/values/feedback-bursts.ts';
import type { Actor } from '../actor/actor.ts';
import type { FeedbackLedger, FeedbackReading } from '../ledger/feedback-ledger.ts';
import type { StoredModel } from '../ports/model-store.ts';
import type { ActiveModel, Untrained } from '../serving/active-model.ts';

/** A burst of signs that somebody should look at. */
export interface SeenBurst {
  readonly kind: BurstKind;
  /** Slack user ids. */
  readonly advisors: readonly string[];
  /** In words of the active model. Null if it's about one adviser's signs in all cells. */
  readonly cell: { readonly segment: string; readonly bondType: string } | null;
  readonly up: number;
  readonly down: number;
  readonly from: Date;
  readonly until: Date;
  /** What the bound per adviser made of the current signs of these advisers there. */
  readonly bound: {
    readonly standing: number;
    /** How many they count as. */
    readonly counted: number;
    /** By how much they move the cell for these advisers' own clients; of several cells, the one they move most. */
    readonly moves: number;
  };
}

export type FeedbackBurstsOutcome =
  | { readonly kind: 'read'; readonly version: number; readonly bursts: readonly SeenBurst[] }
  | { readonly kind: 'not-allowed' }
  | Untrained;

export interface FeedbackBurstsPorts {
  readonly ledger: FeedbackLedger;
  readonly activeModel: ActiveModel;
}

/** Unusual bursts of feedback, for admins: who, where, how many, when, and what the bound left of them. Latest first. */
export const feedbackBursts =
  (ports: FeedbackBurstsPorts) =>
  async (request: { readonly actor: Actor; readonly since?: Date }): Promise<FeedbackBurstsOutcome> => {
    if (request.actor.role !== 'admin') return { kind: 'not-allowed' };
    const stored = await ports.activeModel.current();
    if (!stored) return ports.activeModel.absence;
    const reading = await ports.ledger.reading(stored);
    const since = (request.since?.getTime() ?? Number.NEGATIVE_INFINITY) / 1000;
    const moments = reading.rows.flatMap(({ advisorId, recommendationId, key, sign, action, happenedAt }) => {
      const cell = reading.cellOf(recommendationId);
      return action === 'added' && key !== OUTCOME_KEY && cell && Number(happenedAt) >= since
        ? [{ advisorId, cell, sign, at: Number(happenedAt) }]
        : [];
    });
    return { kind: 'read', version: stored.version, bursts: findBursts(moments).map((burst) => seen(burst, reading, stored)) };
  };

const seen = (burst: FeedbackBurst, { signs, cellOf }: FeedbackReading, { model }: StoredModel): SeenBurst => {
  const shape = { segments: model.segments.length, bondTypes: model.bondTypes };
  const isTheirs = ({ advisorId }: StandingSign): boolean => burst.advisors.includes(advisorId);
  const cellOfSign = ({ recommendationId, bondType }: StandingSign): FeedbackCell | null => {
    const cell = cellOf(recommendationId);
    return cell && { segment: cell.segment, bondType: bondType ?? cell.bondType };
  };
  const isMeant = (cell: FeedbackCell | null): boolean =>
    cell !== null && (burst.cell === null || (cell.segment === burst.cell.segment && cell.bondType === burst.cell.bondType));
  const theirs = new Set(signs.filter((sign) => isTheirs(sign) && isMeant(cellOfSign(sign))));
  const isOwn = (advisorId: string): boolean => burst.advisors.includes(advisorId);
  const withThem = foldFeedback(signs, cellOf, shape, isOwn);
  const withoutThem = foldFeedback(
    signs.filter((sign) => !theirs.has(sign)),
    cellOf,
    shape,
    isOwn,
  );
  const moves = withThem.flatMap((row, segment) => row.map((term, type) => term - (withoutThem[segment]?.[type] ?? 0)));
  const counted = weighSigns(theirs, cellOf, shape).flat();
  return {
    kind: burst.kind,
    advisors: burst.advisors,
    cell: burst.cell && { segment: model.segments[burst.cell.segment]?.name ?? '', bondType: burst.cell.bondType },
    up: burst.up,
    down: burst.down,
    from: new Date(burst.from * 1000),
    until: new Date(burst.until * 1000),
    bound: {
      standing: theirs.size,
      counted: counted.reduce((sum, { weight }) => sum + weight, 0),
      moves: moves.reduce((most, move) => (Math.abs(move) > Math.abs(most) ? move : most), 0),
    },
  };
};
