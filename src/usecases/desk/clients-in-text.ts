import type { Actor } from '../actor.ts';
import type { ClientSuggestion } from '../outcomes.ts';
import type { AuditStore, Clock, ProfileStore } from '../ports.ts';
import { type NamedInTextPorts, namedInText } from '../shortcuts/named-in-text.ts';

const MOST_CLIENTS = 3;
/** Clients whose ids differ in letter case alone. */
const MOST_NAMESAKES = 5;
/** Of a message to the bot; a longer one is no question. */
const LONGEST_TEXT = 400;

export interface ClientsInTextPorts extends NamedInTextPorts {
  readonly profiles: Pick<ProfileStore, 'search'>;
  readonly audit: AuditStore;
  readonly clock: Clock;
}

/** Clients whose ids stand in a text, of those the person may see; letter case does not matter. What is found is a look, so it is in the audit log. */
export const clientsInText = (ports: ClientsInTextPorts) => {
  const clientsIn = namedInText(ports);
  return async ({ actor, text }: { readonly actor: Actor; readonly text: string }): Promise<readonly ClientSuggestion[]> => {
    const named = (await clientsIn(actor, text.slice(0, LONGEST_TEXT))).slice(0, MOST_CLIENTS);
    const found = await Promise.all(
      named.map(async (id) => {
        // By the index. Ids that differ in letter case alone begin the same list.
        const similar = await ports.profiles.search(id, actor.sees, MOST_NAMESAKES, 'beginning');
        return similar.filter(({ clientId }) => clientId === id);
      }),
    );
    const clients = found.flat();
    const at = ports.clock.now();
    await ports.audit.append(...clients.map(({ clientId }) => ({ at, actorId: actor.id, action: 'client.named', clientId, detail: {} })));
    return clients;
  };
};
