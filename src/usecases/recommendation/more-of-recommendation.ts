import type { Actor } from '../actor/actor.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { recommendationFor, type StandingRecommendation, type StandingRecommendationPorts } from './standing-recommendation.ts';

/** Asks for more of a recommendation than its message shows. */
export interface MoreRequest {
  readonly actor: Actor;
  readonly recommendationId: string;
  /** What's asked for, in the audit log. */
  readonly asked: 'details' | 'table';
}

/** A recommendation for somebody who wants to see more of it. Null if there isn't one, or its client isn't theirs. The look is in the audit log. */
export const moreOfRecommendation = (ports: StandingRecommendationPorts & AuditPorts) => {
  const find = recommendationFor(ports);
  const trail = auditTrail(ports);
  return async ({ actor, recommendationId, asked }: MoreRequest): Promise<Audited<StandingRecommendation> | null> => {
    const found = await find({ actor, recommendationId });
    const detail = { recommendation: recommendationId };
    if (!found) {
      await trail.refuse(actor, asked, { detail });
      return null;
    }
    return trail.show(found, { actor, action: 'client.more', clientId: found.shown.profile.clientId, detail: { asked, ...detail } });
  };
};
