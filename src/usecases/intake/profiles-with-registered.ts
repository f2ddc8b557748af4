import { type Profile, profileOf } from '../../advisor/book/profile.ts';
import type { ClientId } from '../../advisor/units.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import { isRegisteredId, type RegisteredClient, type RegisteredClients } from '../ports/registered-clients.ts';
import { bookOf, factsOfRegistered } from './book-of-registered.ts';

/** Before anything is typed, at most so many of the list are registered clients. */
const UNASKED = 10;

/** The snapshot of the last training, together with the clients registered since. They're found from the moment they're registered. */
export const profilesWithRegistered = (
  profiles: ProfileStore,
  registered: RegisteredClients,
  calendar: Pick<DeskCalendar, 'today'>,
): ProfileStore => {
  const profileOfRegistered = (client: RegisteredClient): Profile => {
    const today = calendar.today();
    const facts = factsOfRegistered(client, today);
    return profileOf(bookOf(facts), facts.id, today) as Profile;
  };

  const isLinked = async (id: ClientId): Promise<boolean> => isRegisteredId(id) && ((await registered.find(id))?.bookId ?? null) !== null;

  const find: ProfileStore['find'] = async (id) => {
    const own = isRegisteredId(id) ? await registered.find(id) : null;
    if (!own) return profiles.find(id);
    if (own.bookId === null) return { profile: profileOfRegistered(own), takenAt: own.registeredAt };
    const found = await profiles.find(own.bookId);
    return found && { ...found, profile: { ...found.profile, clientId: id } };
  };

  return {
    replaceAll: (all, takenAt) => profiles.replaceAll(all, takenAt),
    count: (sees) => profiles.count(sees),
    readSome: (limit) => profiles.readSome(limit),

    find,

    findMany: async (ids) => {
      const found = new Map(await profiles.findMany(ids.filter((id) => !isRegisteredId(id))));
      for (const id of ids.filter(isRegisteredId)) {
        const own = await find(id);
        if (own) found.set(id, own.profile);
      }
      return found;
    },

    search: async (text, sees, limit, where = 'anywhere') => {
      const asked = text.toLowerCase();
      const [snapshot, own] = await Promise.all([
        profiles.search(text, sees, limit, where),
        registered.search(text, sees, asked === '' ? Math.min(limit, UNASKED) : limit),
      ]);
      const begins = ({ id, facts }: RegisteredClient): boolean =>
        id.toLowerCase().startsWith(asked) || (facts.name ?? '').toLowerCase().startsWith(asked);
      const found = [
        ...own.filter(begins).map(profileOfRegistered),
        ...snapshot,
        ...(where === 'beginning' ? [] : own.filter((client) => !begins(client)).map(profileOfRegistered)),
      ];
      const once = [...new Map(found.map((client) => [client.clientId, client])).values()];
      // A training before the two were linked left the old id in the snapshot.
      const hidden = await Promise.all(once.map(({ clientId }) => isLinked(clientId)));
      return once.filter((_, at) => !hidden[at]).slice(0, limit);
    },
  };
};
