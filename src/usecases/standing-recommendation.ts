import { type Actor, maySee } from './actor.ts';
import type { FeedbackLedger } from './feedback-ledger.ts';
import type { ModelInForce } from './model-in-force.ts';
import type { StandingRecommendation } from './outcomes.ts';
import type { RecommendationStore } from './ports.ts';

export interface StandingRecommendationPorts {
  readonly recommendations: RecommendationStore;
  readonly modelInForce: ModelInForce;
  readonly ledger: FeedbackLedger;
}

/** A recommendation with what its signs add up to now and where it stands; null where there is none, or nothing in it was suitable. */
export const standingRecommendation =
  (ports: StandingRecommendationPorts) =>
  async (id: string): Promise<StandingRecommendation | null> => {
    const [shown, stored] = await Promise.all([ports.recommendations.find(id), ports.modelInForce.current()]);
    const tally = shown && stored && (await ports.ledger.tally(shown, stored));
    return tally ? { shown, tally, places: await ports.recommendations.placesOf(id) } : null;
  };

/** As `standingRecommendation`, where this person may see the client. */
export const recommendationFor = (ports: StandingRecommendationPorts) => {
  const standing = standingRecommendation(ports);
  return async (request: { readonly actor: Actor; readonly recommendationId: string }): Promise<StandingRecommendation | null> => {
    const found = await standing(request.recommendationId);
    return found && maySee(request.actor, found.shown.profile.relationshipManagerId) ? found : null;
  };
};
