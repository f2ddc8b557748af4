import type { Actor } from './actor.ts';
import { type Advice, type AdvicePorts, adviseClient } from './advise-client.ts';
import { readClientId } from './client-id.ts';
import type { Untrained } from './model-in-force.ts';
import type { AuditStore, Clock } from './ports.ts';
import { meantClient, similarClients } from './similar-clients.ts';

export type AdvisedOutcome =
  | { readonly kind: 'advised'; readonly advice: Advice }
  /** Nobody has this id, or the person may not see the client. `similar` holds ids the person may see. */
  | { readonly kind: 'unknown-client'; readonly asked: string; readonly similar: readonly string[] }
  | Untrained
  /** The book cannot be read, and the last training's snapshot shows no client of this person's with this id. */
  | { readonly kind: 'source-down' };

export interface AdviseAsMeantPorts extends AdvicePorts {
  readonly audit: AuditStore;
  readonly clock: Clock;
}

/**
 * Advice to the client that was asked for: exactly as typed first; where nobody has that id but one client's differs in letter case alone, that
 * client is meant. A look that was refused is in the audit log; one that is granted is written there by the caller, who knows what is shown.
 * @param surface for the audit row of a refusal: what was asked for
 */
export const adviseAsMeant = (ports: AdviseAsMeantPorts, surface: string) => {
  const advise = adviseClient(ports);
  const similarTo = similarClients(ports);

  const exactly = async (actor: Actor, asked: string): Promise<AdvisedOutcome> => {
    const clientId = readClientId(asked);
    if (!clientId) return { kind: 'unknown-client', asked, similar: [] };
    const outcome = await advise({ actor, clientId, asOf: null, newTypesOnly: false });
    if (outcome.kind === 'advised' || outcome.kind === 'untrained') return outcome;
    if (outcome.kind === 'source-down') return { kind: 'source-down' };
    if (outcome.kind === 'not-yours') {
      await ports.audit.append({
        at: ports.clock.now(),
        actorId: actor.id,
        action: 'access.refused',
        clientId,
        detail: { asked: surface },
      });
      // The book being away, nobody knows who is in it: of somebody else's client no more is told.
      if (outcome.sourceIsAway) return { kind: 'source-down' };
    }
    return { kind: 'unknown-client', asked, similar: await similarTo(actor, asked) };
  };

  return async (actor: Actor, asked: string): Promise<AdvisedOutcome> => {
    const outcome = await exactly(actor, asked);
    const meant = outcome.kind === 'unknown-client' ? meantClient(asked, outcome.similar) : null;
    return meant === null ? outcome : exactly(actor, meant);
  };
};
