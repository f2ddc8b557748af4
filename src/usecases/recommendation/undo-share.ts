import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { MessagePlace, RecommendationStore } from '../ports/recommendation-store.ts';

export interface UndoShareRequest {
  readonly actor: Actor;
  /** The shared message. */
  readonly place: MessagePlace;
  /** Deletes it, and what was answered in its thread. */
  readonly remove: () => Promise<void>;
}

export interface UndoSharePorts extends AuditPorts {
  readonly recommendations: Pick<RecommendationStore, 'findByMessage' | 'placesOf' | 'forgetPlace'>;
}

/**
 * Deletes a copy of a recommendation that this person shared; false if there's none any more, or somebody else shared it. Who has lost the client
 * meanwhile may still take back what they shared. The audit row comes first.
 */
export const undoShare = ({ recommendations, ...ports }: UndoSharePorts) => {
  const trail = auditTrail(ports);
  return async ({ actor, place: { channel, ts }, remove }: UndoShareRequest): Promise<boolean> => {
    const shown = await recommendations.findByMessage({ channel, ts });
    const places = shown ? await recommendations.placesOf(shown.id) : [];
    const isOwn = places.some((one) => one.channel === channel && one.ts === ts && one.sharedBy === actor.id);
    if (!shown || !isOwn) {
      await trail.refuse(actor, 'undo-share', { detail: { channel, ts } });
      return false;
    }
    const detail = { recommendation: shown.id, channel, ts };
    await trail.note({ actor, action: 'client.share-undone', clientId: shown.profile.clientId, detail });
    await remove();
    await recommendations.forgetPlace({ channel, ts });
    return true;
  };
};
