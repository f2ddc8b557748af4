import type { Actor } from '../actor/actor.ts';
import { type Audited, type AuditPorts, auditTrail } from '../actor/audit-trail.ts';
import type { ClientSuggestion } from '../client/search-clients.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import { type NamedInTextPorts, namedInText } from '../shortcuts/named-in-text.ts';

const MOST_CLIENTS = 3;
/** Clients whose ids differ only in letter case. */
const MOST_NAMESAKES = 5;
/** A longer message to the bot isn't a question. */
const LONGEST_TEXT = 400;

export interface ClientsInTextPorts extends NamedInTextPorts, AuditPorts {
  readonly profiles: Pick<ProfileStore, 'search'>;
}

/**
 * The clients whose ids are in a text and whom the person may see, ignoring letter case. Finding one is a look, so it's in the audit log.
 */
export const clientsInText = (ports: ClientsInTextPorts) => {
  const clientsIn = namedInText(ports);
  return async ({ actor, text }: { readonly actor: Actor; readonly text: string }): Promise<Audited<readonly ClientSuggestion[]>> => {
    const named = (await clientsIn(actor, text.slice(0, LONGEST_TEXT))).slice(0, MOST_CLIENTS);
    const found = await Promise.all(
      named.map(async (id) => {
        // By the index. Ids that differ only in letter case come first in the list.
        const similar = await ports.profiles.search(id, actor.sees, MOST_NAMESAKES, 'beginning');
        return similar.filter(({ clientId }) => clientId === id);
      }),
    );
    const clients = found.flat();
    const ids = clients.map(({ clientId }) => clientId);
    return auditTrail(ports).showEach(clients, ids, () => ({ actor, action: 'client.named' }));
  };
};
