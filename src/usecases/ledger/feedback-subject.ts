import type { ShownRecommendation } from '../ports/shown-recommendation.ts';

/** What a fold needs to know about a recommendation. */
export interface FeedbackSubject {
  readonly modelVersion: number;
  readonly segmentWhenShown: number;
  readonly bondType: string;
  readonly probability: number;
  readonly clientId: string;
  /** Null: the client was forgotten, and can't be placed under another model. */
  readonly profile: ShownRecommendation['profile'] | null;
}

/** Null: nothing was recommended. */
export const subjectOf = (shown: ShownRecommendation): FeedbackSubject | null => {
  const first = shown.recommendation.recommended[0];
  return first
    ? {
        modelVersion: shown.model.version,
        segmentWhenShown: shown.recommendation.segment.id,
        bondType: first.bondType,
        probability: first.probability,
        clientId: shown.profile.clientId,
        profile: shown.forgotten ? null : shown.profile,
      }
    : null;
};
