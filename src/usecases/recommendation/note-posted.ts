import { type AuditPorts, auditTrail, type Deed } from '../actor/audit-trail.ts';
import type { RecommendationStore, ShownPlace } from '../ports/recommendation-store.ts';
import type { ShownRecommendation } from '../ports/shown-recommendation.ts';

/** A recommendation's message as it was posted. */
export interface PostedAdvice {
  readonly shown: ShownRecommendation;
  readonly message: object;
}

export interface NotePostedPorts extends AuditPorts {
  readonly recommendations: Pick<RecommendationStore, 'place' | 'keepMessage'>;
}

/** Keeps what was posted, with its audit row in the same transaction. */
export const notePosted = ({ recommendations, ...ports }: NotePostedPorts) => {
  const trail = auditTrail(ports);

  const deedOf = ({ id, shownTo, profile }: ShownRecommendation, { channel, ts, sharedBy }: ShownPlace): Deed => ({
    actor: { id: sharedBy ?? shownTo },
    action: 'recommendation.posted',
    clientId: profile.clientId,
    detail: { recommendation: id, channel, ts },
  });

  return {
    /** Notes where a message is, so that reactions find it. */
    noteRecommendationPosted: async (id: string, place: ShownPlace, posted?: PostedAdvice): Promise<void> => {
      if (!posted) return recommendations.place(id, place);
      const json = JSON.stringify(posted.message);
      await trail.keep(posted, deedOf(posted.shown, place), (noted) => recommendations.place(id, place, { json, noted }));
    },

    /** Only keeps what a message says: an answer that nobody can vote on, or a message that was redrawn. */
    keepPosted: async (posted: PostedAdvice, place: ShownPlace): Promise<void> => {
      const json = JSON.stringify(posted.message);
      const { shown } = posted;
      await trail.keep(posted, deedOf(shown, place), (noted) => recommendations.keepMessage(shown.id, place, { json, noted }));
    },
  };
};
