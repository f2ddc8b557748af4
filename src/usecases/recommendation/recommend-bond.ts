import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { type AdvicePorts, adviseClient } from '../advise/advise-client.ts';
import { type AskedClient, factsOf, lookAt } from '../asked-client/asked-client.ts';
import { explorationShare } from '../exploration/exploration-share.ts';
import type { FeedbackLedger } from '../ledger/feedback-ledger.ts';
import type { RecommendationStore } from '../ports/recommendation-store.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import type { FeedbackTally, ShownRecommendation } from '../ports/shown-recommendation.ts';
import type { Untrained } from '../serving/active-model.ts';

export interface RecommendBondRequest {
  readonly client: AskedClient;
  readonly newTypesOnly?: boolean;
}

/** The result of asking for a recommendation. */
export type RecommendBondOutcome =
  | { readonly kind: 'recommended'; readonly shown: Audited<ShownRecommendation>; readonly tally: FeedbackTally }
  /** No type is suitable: `shown.recommendation.recommended` is empty, and `excluded` says why. */
  | { readonly kind: 'nothing-suitable'; readonly shown: Audited<ShownRecommendation> }
  | Untrained;

export interface RecommendBondPorts extends AdvicePorts, AuditPorts {
  readonly ledger: FeedbackLedger;
  readonly recommendations: RecommendationStore;
  readonly settings: SettingsStore;
  readonly newId: () => string;
}

/** Recommends to one client. The recommendation is kept as it was shown, and the look is in the audit log. */
export const recommendBond = (ports: RecommendBondPorts) => {
  const advise = adviseClient(ports);
  const trail = auditTrail(ports);

  return async ({ client, newTypesOnly = false }: RecommendBondRequest): Promise<RecommendBondOutcome> => {
    const { actor } = factsOf(client);
    const id = ports.newId();
    const explore = { share: await explorationShare(ports.settings), seedText: id };
    const outcome = await advise(client, { newTypesOnly, explore });
    if (outcome.kind === 'untrained') return outcome;
    const { profile, profileFrom, recommendation, stored, dataAsOf, oldBook } = outcome.advice;
    const kept: ShownRecommendation = {
      id,
      shownTo: actor.id,
      shownAt: ports.clock.now(),
      profile,
      profileFrom,
      recommendation,
      model: { version: stored.version, trainedAt: stored.trainedAt },
      dataAsOf,
      ...(oldBook && { oldBook }),
    };
    const look = lookAt(client, 'client.recommend', { recommendation: id, model: stored.version });
    const { facts: shown } = await trail.keep(kept, look, (noted) => ports.recommendations.save(kept, noted));
    const tally = await ports.ledger.tally(shown, stored);
    return tally ? { kind: 'recommended', shown, tally } : { kind: 'nothing-suitable', shown };
  };
};
