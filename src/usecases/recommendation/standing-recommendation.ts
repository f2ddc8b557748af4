import { type Actor, maySee } from '../actor/actor.ts';
import type { FeedbackLedger } from '../ledger/feedback-ledger.ts';
import type { RecommendationStore, ShownPlace } from '../ports/recommendation-store.ts';
import type { FeedbackTally, ShownRecommendation } from '../ports/shown-recommendation.ts';
import type { ActiveModel } from '../serving/active-model.ts';

/** A recommendation with its current signs, and where it's shown. */
export interface StandingRecommendation {
  readonly shown: ShownRecommendation;
  readonly tally: FeedbackTally;
  readonly places: readonly ShownPlace[];
}

export interface StandingRecommendationPorts {
  readonly recommendations: RecommendationStore;
  readonly activeModel: ActiveModel;
  readonly ledger: FeedbackLedger;
}

/** A recommendation with its current signs and messages, with or without a model; null if there isn't one, or nothing in it was suitable. */
export const standingRecommendation =
  (ports: StandingRecommendationPorts) =>
  async (id: string): Promise<StandingRecommendation | null> => {
    const [shown, stored] = await Promise.all([ports.recommendations.find(id), ports.activeModel.current()]);
    const tally = shown && (await ports.ledger.tally(shown, stored));
    return tally ? { shown, tally, places: await ports.recommendations.placesOf(id) } : null;
  };

/** The same, if this person may see the client; else null. */
export const recommendationFor = (ports: StandingRecommendationPorts) => {
  const standing = standingRecommendation(ports);
  return async (request: { readonly actor: Actor; readonly recommendationId: string }): Promise<StandingRecommendation | null> => {
    const found = await standing(request.recommendationId);
    return found && maySee(request.actor, found.shown.profile.relationshipManagerId) ? found : null;
  };
};
