import { textIn } from './cells.ts';
import { documentIn, type Row } from './rows.ts';

/** A recommendation that was shown. */
export interface ShownAdvice {
  readonly id: string;
  readonly client: string;
  /** Whose list of past advice it’s in: a client who was linked, by the book’s id; null: the client was forgotten. */
  readonly listedFor: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly version: number;
  readonly segment: number;
  /** Best first. */
  readonly types: readonly string[];
  /** Of the first type. */
  readonly probability: number;
  /** The logged probability that the first type came first; null if none was logged. */
  readonly propensity: number | null;
  /** The client's last purchase that was known then, in days since 1970. */
  readonly lastKnown: number | null;
}

/** A row of `advisor_recommendations`. */
export const shownIn = (row: Row): ShownAdvice => {
  const { profile, shownAt, model, recommendation } = documentIn(row.document) as unknown as {
    readonly profile: { readonly clientId: string; readonly lastTradeDay: number | null };
    readonly shownAt: string;
    readonly model: { readonly version: number };
    readonly recommendation: {
      readonly segment: { readonly id: number };
      readonly recommended: ReadonlyArray<{ readonly bondType: string; readonly probability: number }>;
      readonly firstPlace?: { readonly propensities: Readonly<Record<string, number>> };
    };
  };
  const [first] = recommendation.recommended;
  return {
    id: textIn(row.id) ?? '',
    client: profile.clientId,
    listedFor: textIn(row.client_id),
    at: Date.parse(shownAt),
    version: model.version,
    segment: recommendation.segment.id,
    types: recommendation.recommended.map(({ bondType }) => bondType),
    probability: first?.probability ?? 0,
    propensity: recommendation.firstPlace?.propensities[first?.bondType ?? ''] ?? null,
    lastKnown: profile.lastTradeDay,
  };
};
