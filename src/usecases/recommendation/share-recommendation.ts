import type { Actor } from '../actor/actor.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { recommendationFor, type StandingRecommendation, type StandingRecommendationPorts } from './standing-recommendation.ts';

/** The result of sharing a recommendation to a channel. */
export type ShareOutcome =
  | Audited<{ readonly kind: 'shared' } & StandingRecommendation>
  /** Client-level results may not be shown in that channel. */
  | { readonly kind: 'channel-not-allowed' }
  /** There is no such recommendation, or the person may not see its client. */
  | { readonly kind: 'unknown-recommendation' };

export interface ShareRecommendationPorts extends StandingRecommendationPorts, AuditPorts {
  readonly mayPostClientResultsIn: (channel: string) => boolean;
}

/** Whether a recommendation may be shown in a channel. The audit row comes first: who was refused, or what is about to be shown where. */
export const shareRecommendation = (ports: ShareRecommendationPorts) => {
  const find = recommendationFor(ports);
  const trail = auditTrail(ports);
  return async (request: { readonly actor: Actor; readonly recommendationId: string; readonly channel: string }): Promise<ShareOutcome> => {
    const found = await find(request);
    const { actor, recommendationId: recommendation, channel } = request;
    const clientId = found?.shown.profile.clientId ?? null;
    if (found && ports.mayPostClientResultsIn(channel)) {
      const detail = { asked: 'share', recommendation, channel };
      return trail.show({ kind: 'shared', ...found }, { actor, action: 'client.share', clientId, detail });
    }
    await trail.refuse(actor, 'share', { clientId, detail: { recommendation, channel } });
    return { kind: found ? 'channel-not-allowed' : 'unknown-recommendation' };
  };
};
