import type { Book, ClientFacts } from '../../advisor/book/book.ts';
import type { ClientId, Day } from '../../advisor/units.ts';
import type { BookSource } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import type { RecordedProfile, RiskProfiles } from '../ports/profiles/risk-profiles.ts';
import { newestProfile, profileWith, withProfile } from './newest-profile.ts';

export interface RecordedProfilesPorts {
  readonly riskProfiles: Pick<RiskProfiles, 'counting'>;
  readonly calendar: Pick<DeskCalendar, 'today'>;
  /** Whether the book is a demo book, whose made-up profiles mean nothing to another one. */
  readonly isDemoBook: () => Promise<boolean>;
}

/** The profiles that count for this book, by client. */
const profilesThatCount = async (
  { riskProfiles, isDemoBook }: RecordedProfilesPorts,
  ids: readonly ClientId[] | 'all',
): Promise<ReadonlyMap<ClientId, readonly RecordedProfile[]>> => {
  const found = await riskProfiles.counting(ids);
  const isDemo = found.some(({ source }) => source === 'demo') && (await isDemoBook());
  const profiles = new Map<ClientId, RecordedProfile[]>();
  for (const profile of found) {
    if (profile.source === 'demo' && !isDemo) continue;
    const known = profiles.get(profile.clientId);
    if (known) known.push(profile);
    else profiles.set(profile.clientId, [profile]);
  }
  return profiles;
};

/** The book with the risk profiles that the product records: the newest of both counts. */
export const withRecordedProfiles = (source: BookSource, ports: RecordedProfilesPorts): BookSource => {
  const { calendar } = ports;

  const completed = async (clients: readonly ClientFacts[], asOf: Day, all = false): Promise<readonly ClientFacts[]> => {
    const profiles = await profilesThatCount(ports, all ? 'all' : clients.map(({ id }) => id));
    if (profiles.size === 0) return clients;
    return clients.map((facts) => withProfile(facts, newestProfile(profiles.get(facts.id) ?? [], asOf), asOf));
  };

  const readClient = async (id: ClientId, until: Day | null = null): Promise<Book | null> => {
    const book = await source.readClient(id, until);
    return book && { ...book, clients: await completed(book.clients, until ?? calendar.today()) };
  };

  return {
    ...source,
    readClient,
    readFamily: async (id) => {
      const family = await source.readFamily(id);
      return family && completed(family, calendar.today());
    },
    readBook: async (options) => {
      const read = await source.readBook(options);
      const clients = await completed(read.book.clients, options?.until ?? calendar.today(), true);
      return { ...read, book: { ...read.book, clients } };
    },
  };
};

/** The last training's snapshot with the risk profiles recorded since: a lower one must count while the book is away, too. */
export const snapshotWithProfiles = (snapshot: ProfileStore, ports: RecordedProfilesPorts): ProfileStore => ({
  replaceAll: (all, takenAt) => snapshot.replaceAll(all, takenAt),
  count: (sees) => snapshot.count(sees),
  readSome: (limit) => snapshot.readSome(limit),
  search: (text, sees, limit, where) => snapshot.search(text, sees, limit, where),
  findMany: async (ids) => {
    const [found, recorded] = await Promise.all([snapshot.findMany(ids), profilesThatCount(ports, ids)]);
    const today = ports.calendar.today();
    return new Map([...found].map(([id, profile]) => [id, profileWith(profile, newestProfile(recorded.get(id) ?? [], today), today)]));
  },
  find: async (id) => {
    const found = await snapshot.find(id);
    if (!found) return null;
    const today = ports.calendar.today();
    const profile = newestProfile((await profilesThatCount(ports, [id])).get(id) ?? [], today);
    return { ...found, profile: profileWith(found.profile, profile, today) };
  },
});
