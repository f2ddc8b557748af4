import type { Actor } from './actor.ts';
import { listedClients } from './listed-clients.ts';
import type { ClientSuggestion } from './outcomes.ts';
import type { AuditStore, Clock, ProfileStore } from './ports.ts';

/** Type-ahead over the clients a person may see, from the last training's snapshot. What it shows of them is a look, so it is in the audit log. */
export const searchClients =
  (ports: { readonly profiles: ProfileStore; readonly audit: AuditStore; readonly clock: Clock }) =>
  async (request: { readonly actor: Actor; readonly text: string; readonly limit: number }): Promise<readonly ClientSuggestion[]> => {
    const text = request.text.trim();
    const found = await ports.profiles.search(text, request.actor.sees, request.limit);
    if (found.length > 0) {
      await ports.audit.append({
        at: ports.clock.now(),
        actorId: request.actor.id,
        action: 'client.search',
        clientId: found.length === 1 ? (found[0]?.clientId ?? null) : null,
        detail: { text, found: found.length, ...listedClients(found.map(({ clientId }) => clientId)) },
      });
    }
    return found;
  };
