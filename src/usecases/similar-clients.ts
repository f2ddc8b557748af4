import type { Actor } from './actor.ts';
import { readClientId } from './client-id.ts';
import type { ProfileStore } from './ports.ts';

const SIMILAR_CLIENTS = 5;
/** Ids are found by how they begin: the text is shortened until something begins so. Each try is a look into an index; only the whole text is looked for anywhere. */
const SHORTEST_PREFIX = 2;
/** Where less than half of an id is common, what is found is like any other client: `C_` of `C_9999`. Of a long one so many characters are enough. */
const ENOUGH_IN_COMMON = 6;
const LONGEST_PREFIX = 20;

/** Ids that a person may see and that look like what was asked for; at most five. */
export const similarClients =
  (ports: { readonly profiles: ProfileStore }) =>
  async (actor: Actor, asked: string): Promise<readonly string[]> => {
    const id: string = readClientId(asked) ?? '';
    const shortest = Math.max(SHORTEST_PREFIX, Math.min(ENOUGH_IN_COMMON, Math.ceil(id.length / 2)));
    for (let text = id; text.length >= shortest; text = text.slice(0, Math.min(text.length - 1, LONGEST_PREFIX))) {
      const found = await ports.profiles.search(text, actor.sees, SIMILAR_CLIENTS, text === id ? 'anywhere' : 'beginning');
      if (found.length > 0) return found.map((client) => client.clientId);
    }
    return [];
  };

/** The one client whose id is what was asked for but for letter case; null where there is none, or several. */
export const meantClient = (asked: string, similar: readonly string[]): string | null => {
  const wanted = asked.trim();
  const meant = similar.filter((id) => id.toLowerCase() === wanted.toLowerCase());
  const [only] = meant;
  return meant.length === 1 && only !== undefined && only !== wanted ? only : null;
};
