import type { ClientId } from '../../advisor/units.ts';
import type { Actor } from '../actor/actor.ts';
import { type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import { readClientId } from '../asked-client/client-id.ts';
import type { ClientEraser } from '../ports/client-eraser.ts';
import type { FeedbackStore } from '../ports/feedback-store.ts';
import type { RiskProfiles } from '../ports/profiles/risk-profiles.ts';
import type { MessagePlace, RecommendationStore } from '../ports/recommendation-store.ts';
import { isRegisteredId, type RegisteredClients } from '../ports/registered-clients.ts';

/** What keeps a registration from being undone. */
export type WhyKept = 'linked' | 'family' | 'advised' | 'profile';

export type UndoRegistrationOutcome =
  /** `messages` still show recommendations to the client. */
  | { readonly kind: 'undone'; readonly id: ClientId; readonly messages: readonly MessagePlace[] }
  | { readonly kind: 'kept'; readonly id: ClientId; readonly why: WhyKept }
  /** There's no such client any more, or somebody else registered it. */
  | { readonly kind: 'unknown-client' };

export interface UndoRegistrationPorts extends AuditPorts {
  readonly registered: Pick<RegisteredClients, 'find' | 'childrenOf'>;
  readonly recommendations: Pick<RecommendationStore, 'ofClient' | 'placesOf'>;
  readonly feedback: Pick<FeedbackStore, 'ofRecommendation'>;
  readonly riskProfiles: Pick<RiskProfiles, 'ofClient'>;
  readonly eraser: Pick<ClientEraser, 'erase'>;
}

const MOST_RECOMMENDATIONS = 20;

/** Forgets a client that this person registered, as long as nothing hangs on it but what they were shown right after. */
export const undoRegistration = (ports: UndoRegistrationPorts) => {
  const trail = auditTrail(ports);

  /** Whether somebody else saw a recommendation to the client, or anybody judged or shared one. */
  const isAdvised = async (id: ClientId, actor: Actor): Promise<boolean> => {
    const shown = await ports.recommendations.ofClient(id, MOST_RECOMMENDATIONS);
    if (shown.length === MOST_RECOMMENDATIONS || shown.some(({ shownTo }) => shownTo !== actor.id)) return true;
    for (const one of shown) {
      if ((await ports.feedback.ofRecommendation(one.id)).length > 0) return true;
      if ((await ports.recommendations.placesOf(one.id)).some(({ sharedBy }) => sharedBy !== undefined)) return true;
    }
    return false;
  };

  const whyKept = async (id: ClientId, bookId: ClientId | null, actor: Actor): Promise<WhyKept | null> => {
    if (bookId !== null) return 'linked';
    if ((await ports.registered.childrenOf([id])).length > 0) return 'family';
    // A band that waits was part of the registration.
    if ((await ports.riskProfiles.ofClient(id)).some(({ status, recordedBy }) => status !== 'waits' || recordedBy !== actor.id))
      return 'profile';
    return (await isAdvised(id, actor)) ? 'advised' : null;
  };

  return async ({ actor, registered }: { readonly actor: Actor; readonly registered: string }): Promise<UndoRegistrationOutcome> => {
    const id = readClientId(registered);
    const client = id !== null && isRegisteredId(id) ? await ports.registered.find(id) : null;
    if (!client || client.registeredBy !== actor.id) {
      await trail.refuse(actor, 'undo-registration');
      return { kind: 'unknown-client' };
    }
    const why = await whyKept(client.id, client.bookId, actor);
    if (why !== null) return { kind: 'kept', id: client.id, why };
    // Like every forgetting, so that a restored backup forgets it again.
    await trail.note({ actor, action: 'client.forget', clientId: client.id, detail: { undone: 'registration' } });
    const { messages } = await ports.eraser.erase([client.id], { at: ports.clock.now(), actorId: actor.id });
    return { kind: 'undone', id: client.id, messages };
  };
};
