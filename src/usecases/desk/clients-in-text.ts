import type { Actor } from '../actor.ts';
import type { ClientSuggestion } from '../outcomes.ts';
import type { AuditStore, Clock, ProfileStore } from '../ports.ts';

/** Words of one message that are looked up. */
const MOST_WORDS = 12;
const MOST_CLIENTS = 3;
const SHORTEST_ID = 2;
const LONGEST_TEXT = 400;

export interface ClientsInTextPorts {
  readonly profiles: Pick<ProfileStore, 'search'>;
  readonly audit: AuditStore;
  readonly clock: Clock;
}

/** The different words of a text, as somebody may have written an id: without quotes, brackets and a full stop. */
export const wordsIn = (text: string): string[] => {
  const words = text
    .slice(0, LONGEST_TEXT)
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^[("'“‘`*<[{]+|[)"'”’`*>\]}.!?:]+$/g, ''))
    .filter((word) => word.length >= SHORTEST_ID);
  return [...new Set(words)].slice(0, MOST_WORDS);
};

/** Clients whose ids stand in a text, of those the person may see; letter case does not matter. What is found is a look, so it is in the audit log. */
export const clientsInText =
  (ports: ClientsInTextPorts) =>
  async ({ actor, text }: { readonly actor: Actor; readonly text: string }): Promise<readonly ClientSuggestion[]> => {
    const found: ClientSuggestion[] = [];
    for (const word of wordsIn(text)) {
      // By the index: looked for anywhere, each word would be a reading of the whole snapshot.
      const similar = await ports.profiles.search(word, actor.sees, MOST_CLIENTS, 'beginning');
      const named = similar.filter(({ clientId }) => clientId.toLowerCase() === word.toLowerCase());
      found.push(...named.filter(({ clientId }) => !found.some((known) => known.clientId === clientId)));
      if (found.length >= MOST_CLIENTS) break;
    }
    const clients = found.slice(0, MOST_CLIENTS);
    const at = ports.clock.now();
    await ports.audit.append(...clients.map(({ clientId }) => ({ at, actorId: actor.id, action: 'client.named', clientId, detail: {} })));
    return clients;
  };
