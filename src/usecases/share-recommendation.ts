import type { Actor } from './actor.ts';
import type { ShareOutcome } from './outcomes.ts';
import type { AuditStore, Clock } from './ports.ts';
import { recommendationFor, type StandingRecommendationPorts } from './standing-recommendation.ts';

export interface ShareRecommendationPorts extends StandingRecommendationPorts {
  readonly audit: AuditStore;
  readonly clock: Clock;
  readonly mayPostClientResultsIn: (channel: string) => boolean;
}

/** Whether a recommendation may be shown in a channel. The audit row comes first: who was refused, and what is about to be shown to whom. */
export const shareRecommendation = (ports: ShareRecommendationPorts) => {
  const find = recommendationFor(ports);
  return async (request: { readonly actor: Actor; readonly recommendationId: string; readonly channel: string }): Promise<ShareOutcome> => {
    const found = await find(request);
    const allowed = ports.mayPostClientResultsIn(request.channel);
    await ports.audit.append({
      at: ports.clock.now(),
      actorId: request.actor.id,
      action: found && allowed ? 'client.share' : 'access.refused',
      clientId: found?.shown.profile.clientId ?? null,
      detail: { asked: 'share', recommendation: request.recommendationId, channel: request.channel },
    });
    if (!found) return { kind: 'unknown-recommendation' };
    return allowed ? { kind: 'shared', ...found } : { kind: 'channel-not-allowed' };
  };
};
