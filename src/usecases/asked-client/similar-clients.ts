import type { Actor } from '../actor/actor.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import { readClientId } from './client-id.ts';

const SIMILAR_CLIENTS = 5;
/**
 * Similar ids begin alike: the text is shortened until some id begins with it. Each try is an index lookup; only the whole text is also
 * searched for inside ids.
 */
const SHORTEST_PREFIX = 2;
/** If less than half of an id matches, any client would do: `C_` of `C_9999`. For a long id, this many characters are enough. */
const ENOUGH_IN_COMMON = 6;
const LONGEST_PREFIX = 20;

/** Ids that a person may see and that look like what was asked for, at most five. */
export const similarClients =
  (ports: { readonly profiles: Pick<ProfileStore, 'search'> }) =>
  async (actor: Actor, asked: string): Promise<readonly string[]> => {
    const id: string = readClientId(asked) ?? '';
    const shortest = Math.max(SHORTEST_PREFIX, Math.min(ENOUGH_IN_COMMON, Math.ceil(id.length / 2)));
    for (let text = id; text.length >= shortest; text = text.slice(0, Math.min(text.length - 1, LONGEST_PREFIX))) {
      const found = await ports.profiles.search(text, actor.sees, SIMILAR_CLIENTS, text === id ? 'anywhere' : 'beginning');
      if (found.length > 0) return found.map((client) => client.clientId);
    }
    return [];
  };

/** The one client whose id differs from what was asked only in letter case; null if there isn't one, or several. */
export const meantClient = (asked: string, similar: readonly string[]): string | null => {
  const wanted = asked.trim();
  const meant = similar.filter((id) => id.toLowerCase() === wanted.toLowerCase());
  const [only] = meant;
  return meant.length === 1 && only !== undefined && only !== wanted ? only : null;
};
