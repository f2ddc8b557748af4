import type { Said } from '../../advisor/suitability/rule-words.ts';
import type { ClientId } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { ActiveModel } from '../serving/active-model.ts';
import { recommendationFor, type StandingRecommendation, type StandingRecommendationPorts } from './standing-recommendation.ts';
import { type StillSuitsPorts, stillSuits } from './still-suits.ts';

/** The result of sharing a recommendation to a channel. */
export type ShareOutcome =
  | Audited<{ readonly kind: 'shared' } & StandingRecommendation>
  /** A rule keeps some of it from the client today. */
  | Audited<{ readonly kind: 'not-suitable'; readonly clientId: ClientId } & Said>
  /** Client-level results may not be shown in that channel. */
  | { readonly kind: 'channel-not-allowed' }
  /** There is no such recommendation, or the person may not see its client. */
  | { readonly kind: 'unknown-recommendation' };

export interface ShareRecommendationPorts extends StandingRecommendationPorts, StillSuitsPorts, AuditPorts {
  readonly activeModel: ActiveModel;
  readonly mayPostClientResultsIn: (channel: string) => boolean;
}

/** Whether a recommendation may be shown in a channel: it must still suit the client. The audit row comes first: who was refused, or what is about to be shown where. */
export const shareRecommendation = (ports: ShareRecommendationPorts) => {
  const find = recommendationFor(ports);
  const suits = stillSuits(ports);
  const trail = auditTrail(ports);
  return async (request: { readonly actor: Actor; readonly recommendationId: string; readonly channel: string }): Promise<ShareOutcome> => {
    const found = await find(request);
    const { actor, recommendationId: recommendation, channel } = request;
    const clientId = found?.shown.profile.clientId ?? null;
    if (found && ports.mayPostClientResultsIn(channel)) {
      const why = await suits(actor, found.shown);
      if (why !== null) {
        const { id, profile } = found.shown;
        const refused = { kind: 'not-suitable', clientId: profile.clientId, ...why } as const;
        const detail = { recommendation: id, channel, why: why.reason };
        return trail.show(refused, { actor, action: 'client.share-refused', clientId, detail });
      }
      const detail = { asked: 'share', recommendation, channel };
      return trail.show({ kind: 'shared', ...found }, { actor, action: 'client.share', clientId, detail });
    }
    await trail.refuse(actor, 'share', { clientId, detail: { recommendation, channel } });
    return { kind: found ? 'channel-not-allowed' : 'unknown-recommendation' };
  };
};
