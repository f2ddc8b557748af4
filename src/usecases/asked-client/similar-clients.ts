import type { Profile } from '../../advisor/book/profile.ts';
import type { Actor } from '../actor/actor.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import { isSameId, nameKey, partsOfId, waysToWrite, withNumberLike, withoutMarks } from './client-id.ts';

const SIMILAR_CLIENTS = 5;
/**
 * Similar ids begin alike: the text is shortened until some id begins with it. Each try is an index lookup; only the whole text is also
 * searched for inside ids.
 */
const SHORTEST_PREFIX = 2;
/** If less than half of an id matches, any client would do: `C_` of `C_9999`. For a long id, this many characters are enough. */
const ENOUGH_IN_COMMON = 6;
const LONGEST_PREFIX = 20;

/** A client that a person may have meant. */
export type SimilarClient = Pick<Profile, 'clientId' | 'name'>;

/**
 * Clients whom a person may see and who look like what was asked for, at most five: those with this id in another spelling, else the one
 * with this number, else those whose id or name begins alike.
 */
export const similarClients = (ports: { readonly profiles: Pick<ProfileStore, 'search'> }) => {
  const search: ProfileStore['search'] = (...request) => ports.profiles.search(...request);

  const spelledOtherwise = async (actor: Actor, asked: string): Promise<readonly SimilarClient[]> => {
    const tries = waysToWrite(asked).map((way) => search(way, actor.sees, SIMILAR_CLIENTS, 'beginning'));
    const found = (await Promise.all(tries)).flat().filter(({ clientId }) => isSameId(clientId, asked));
    return [...new Map(found.map((client) => [client.clientId, client])).values()];
  };

  /** `42` and `C_42` for `C_0042`: the ids of this person's clients show how long a number is. */
  const withNumber = async (actor: Actor, asked: string): Promise<readonly SimilarClient[]> => {
    const parts = partsOfId(asked);
    const number = parts.at(-1) ?? '';
    if (parts.length > 2 || !/^\d+$/.test(number)) return [];
    const [sample] = await search(parts.length === 2 ? (parts[0] ?? '') : '', actor.sees, 1, 'beginning');
    const id = sample ? withNumberLike(sample.clientId, number) : null;
    return id === null ? [] : (await search(id, actor.sees, 1, 'beginning')).filter(({ clientId }) => clientId === id);
  };

  const beginningAlike = async (actor: Actor, asked: string): Promise<readonly SimilarClient[]> => {
    const whole = withoutMarks(asked).normalize('NFC').replace(/\s+/gu, ' ');
    const shortest = Math.max(SHORTEST_PREFIX, Math.min(ENOUGH_IN_COMMON, Math.ceil(whole.length / 2)));
    for (let text = whole; text.length >= shortest; text = text.slice(0, Math.min(text.length - 1, LONGEST_PREFIX))) {
      const found = await search(text, actor.sees, SIMILAR_CLIENTS, text === whole ? 'anywhere' : 'beginning');
      if (found.length > 0) return found;
    }
    return [];
  };

  return async (actor: Actor, asked: string): Promise<readonly SimilarClient[]> => {
    for (const look of [spelledOtherwise, withNumber, beginningAlike]) {
      const found = await look(actor, asked);
      if (found.length > 0) return found.slice(0, SIMILAR_CLIENTS);
    }
    return [];
  };
};

/**
 * The one client that was meant: by the id in another spelling, or by the whole name. Null if there isn't one, if there are several, or if
 * it's what was asked for already.
 */
export const meantClient = (asked: string, similar: readonly SimilarClient[]): string | null => {
  const meant = similar.filter((client) => isSameId(client.clientId, asked) || isNamed(client, asked));
  const [only] = meant;
  return meant.length === 1 && only !== undefined && only.clientId !== asked.trim() ? only.clientId : null;
};

const isNamed = ({ name }: SimilarClient, asked: string): boolean =>
  name != null && nameKey(name) !== '' && nameKey(name) === nameKey(asked);

/** The one client with this whole name; null if there isn't one, or there are several. */
export const namedClient = (asked: string, similar: readonly SimilarClient[]): string | null => {
  const [only, second] = similar.filter((client) => isNamed(client, asked));
  return only && !second ? only.clientId : null;
};
