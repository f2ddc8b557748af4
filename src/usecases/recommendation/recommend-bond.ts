import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type Advice, type AdvicePorts, adviseClient } from '../advise/advise-client.ts';
import { type AskedClient, factsOf, lookAt } from '../asked-client/asked-client.ts';
import { explorationShare } from '../exploration/exploration-share.ts';
import type { FeedbackLedger } from '../ledger/feedback-ledger.ts';
import type { StoredModel } from '../ports/model-store.ts';
import type { RecommendationStore, ShownPlace } from '../ports/recommendation-store.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import type { FeedbackTally, ShownRecommendation } from '../ports/shown-recommendation.ts';
import type { Untrained } from '../serving/active-model.ts';
import { isSameAdvice } from './same-advice.ts';

export interface RecommendBondRequest {
  readonly client: AskedClient;
  readonly newTypesOnly?: boolean;
}

/** The result of asking for a recommendation. */
export type RecommendBondOutcome =
  | {
      readonly kind: 'recommended';
      readonly shown: Audited<ShownRecommendation>;
      readonly tally: FeedbackTally;
      /** The messages that show it already, oldest first. */
      readonly places: readonly ShownPlace[];
    }
  /** No type is suitable: `shown.recommendation.recommended` is empty, and `excluded` says why. */
  | { readonly kind: 'nothing-suitable'; readonly shown: Audited<ShownRecommendation> }
  | Untrained;

export interface RecommendBondPorts extends AdvicePorts, AuditPorts {
  readonly ledger: FeedbackLedger;
  readonly recommendations: RecommendationStore;
  readonly settings: SettingsStore;
  readonly newId: () => string;
}

/** How many of the newest recommendations may be shown again: one per wish. */
const MOST_EARLIER = 3;

/**
 * Recommends to one client. The recommendation is kept as it was shown, and the look is in the audit log. Whoever asks again on the same day sees the
 * same recommendation again, with its votes, unless something about it has changed.
 */
export const recommendBond = (ports: RecommendBondPorts) => {
  const advise = adviseClient(ports);
  const trail = auditTrail(ports);

  const earlierToday = async (client: AskedClient): Promise<readonly ShownRecommendation[]> => {
    const { actor, profile } = factsOf(client);
    const earlier = await ports.recommendations.ofClient(client.id, MOST_EARLIER, actor.id);
    return earlier.filter(({ recommendation, forgotten }) => recommendation.asOf === profile.asOf && !forgotten);
  };

  const showNew = async (client: AskedClient, id: string, advice: Advice): Promise<Audited<ShownRecommendation>> => {
    const { profile, profileFrom, recommendation, stored, dataAsOf, oldBook } = advice;
    const kept: ShownRecommendation = {
      id,
      shownTo: factsOf(client).actor.id,
      shownAt: ports.clock.now(),
      profile,
      profileFrom,
      recommendation,
      model: { version: stored.version, trainedAt: stored.trainedAt },
      dataAsOf,
      ...(oldBook && { oldBook }),
    };
    const look = lookAt(client, 'client.recommend', { recommendation: id, model: stored.version });
    return (await trail.keep(kept, look, (noted) => ports.recommendations.save(kept, noted))).facts;
  };

  return async ({ client, newTypesOnly = false }: RecommendBondRequest): Promise<RecommendBondOutcome> => {
    const share = await explorationShare(ports.settings);
    const adviseFor = (id: string) => advise(client, { newTypesOnly, explore: { share, seedText: id } });

    const answer = async (shown: Audited<ShownRecommendation>, stored: StoredModel, places: readonly ShownPlace[]) => {
      const tally = await ports.ledger.tally(shown, stored);
      return tally ? ({ kind: 'recommended', shown, tally, places } as const) : ({ kind: 'nothing-suitable', shown } as const);
    };

    for (const earlier of await earlierToday(client)) {
      // The first place may be drawn. Its id draws it as it was.
      const outcome = await adviseFor(earlier.id);
      if (outcome.kind === 'untrained') return outcome;
      const { stored } = outcome.advice;
      if (!isSameAdvice(earlier, outcome.advice)) continue;
      const look = lookAt(client, 'client.recommend-again', { recommendation: earlier.id, model: stored.version });
      return answer(await trail.show(earlier, look), stored, await ports.recommendations.placesOf(earlier.id));
    }
    const id = ports.newId();
    const outcome = await adviseFor(id);
    if (outcome.kind === 'untrained') return outcome;
    return answer(await showNew(client, id, outcome.advice), outcome.advice.stored, []);
  };
};
