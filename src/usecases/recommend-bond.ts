import type { Actor } from './actor.ts';
import { type AdvicePorts, adviseClient } from './advise-client.ts';
import { readClientId } from './client-id.ts';
import { explorationShare } from './exploration/exploration-share.ts';
import type { RecommendBondOutcome } from './outcomes.ts';
import type { SettingsStore } from './ports/settings-store.ts';
import type { AuditStore, Clock, RecommendationStore } from './ports.ts';
import type { ShownRecommendation } from './shown-recommendation.ts';
import { similarClients } from './similar-clients.ts';

export interface RecommendBondPorts extends AdvicePorts {
  readonly recommendations: RecommendationStore;
  readonly settings: SettingsStore;
  readonly audit: AuditStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** A recommendation for one client, kept as it was shown, with the look at the client in the audit log. */
export const recommendBond = (ports: RecommendBondPorts) => {
  const advise = adviseClient(ports);

  const similarTo = similarClients(ports);

  return async (request: {
    readonly actor: Actor;
    readonly clientId: string;
    readonly newTypesOnly?: boolean;
  }): Promise<RecommendBondOutcome> => {
    const { actor } = request;
    const id = readClientId(request.clientId);
    const unknown = async () =>
      ({ kind: 'unknown-client', asked: request.clientId, similar: await similarTo(actor, request.clientId) }) as const;
    const audit = (action: string, detail: Record<string, string | number>) =>
      ports.audit.append({ at: ports.clock.now(), actorId: actor.id, action, clientId: id, detail });
    if (!id) return unknown();

    const recommendationId = ports.newId();
    const explore = { share: await explorationShare(ports.settings), seedText: recommendationId };
    const outcome = await advise({ actor, clientId: id, asOf: null, newTypesOnly: request.newTypesOnly ?? false, explore });
    if (outcome.kind === 'untrained') return outcome;
    if (outcome.kind === 'source-down') return { kind: 'source-down' };
    if (outcome.kind === 'unknown-client') return unknown();
    if (outcome.kind === 'not-yours') {
      await audit('access.refused', { asked: 'recommendation' });
      return outcome.sourceIsAway ? { kind: 'source-down' } : unknown();
    }

    const { advice } = outcome;
    const shown: ShownRecommendation = {
      id: recommendationId,
      shownTo: actor.id,
      shownAt: ports.clock.now(),
      profile: advice.profile,
      profileFrom: advice.profileFrom,
      recommendation: advice.recommendation,
      model: { version: advice.stored.version, trainedAt: advice.stored.trainedAt },
      dataAsOf: advice.dataAsOf,
    };
    await ports.recommendations.save(shown);
    await audit('client.recommend', { recommendation: shown.id, model: shown.model.version });
    const tally = await ports.ledger.tally(shown, advice.stored);
    return tally ? { kind: 'recommended', shown, tally } : { kind: 'nothing-suitable', shown };
  };
};
