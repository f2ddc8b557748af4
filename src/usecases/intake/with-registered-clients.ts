import type { Book, ClientFacts } from '../../advisor/book/book.ts';
import type { ClientTrade } from '../../advisor/book/client-trade.ts';
import { withClients } from '../../advisor/book/with-clients.ts';
import { withIntake } from '../../advisor/intake/facts-of-intake.ts';
import { type ClientId, compareBytewise, type Day } from '../../advisor/units.ts';
import type { BookSource } from '../ports/book-source.ts';
import type { DeskCalendar } from '../ports/clock.ts';
import { isRegisteredId, type RegisteredClient, type RegisteredClients } from '../ports/registered-clients.ts';
import { bookOf, factsOfRegistered } from './book-of-registered.ts';
import { managerOfRegistered, type ParentsOfRegistered, parentsAmong } from './manager-of-registered.ts';

/**
 * The firm's book together with the clients whom advisers registered. A registered client is answered like any other, without trades. One
 * who was linked to the book is the book's client, under either id. One with a parent has the parent's manager. What was recorded at the
 * intake counts where the book says nothing.
 */
export const withRegisteredClients = (
  source: BookSource,
  registered: RegisteredClients,
  calendar: Pick<DeskCalendar, 'today'>,
): BookSource => {
  const find = async (id: ClientId): Promise<RegisteredClient | null> => (isRegisteredId(id) ? registered.find(id) : null);

  const enriched = (facts: ClientFacts, linked: readonly RegisteredClient[], asOf: Day = calendar.today()): ClientFacts =>
    linked.reduce((known, client) => withIntake(known, client.facts, asOf), facts);

  const inBook = async (id: ClientId) => (await source.readClient(id))?.clients[0] ?? null;

  const placed = async (
    client: RegisteredClient,
    {
      parents = { registered: find, inBook },
      asOf = calendar.today(),
    }: { readonly parents?: ParentsOfRegistered; readonly asOf?: Day } = {},
  ): Promise<ClientFacts> => factsOfRegistered({ ...client, relationshipManagerId: await managerOfRegistered(parents, client) }, asOf);

  const readClient = async (id: ClientId, until: Day | null = null): Promise<Book | null> => {
    const asOf = until ?? calendar.today();
    const own = await find(id);
    if (own && own.bookId === null) return bookOf(await placed(own, { asOf }));
    const bookId = own?.bookId ?? id;
    const [book, linked] = await Promise.all([source.readClient(bookId, until), registered.linkedTo([bookId])]);
    // If the client is gone from the book, what was recorded is all there is.
    if (!book) return own ? bookOf(await placed(own, { asOf })) : null;
    return { ...book, clients: book.clients.map((facts) => ({ ...enriched(facts, linked, asOf), id })) };
  };

  /** The answer keeps the id that was asked for. */
  const readTrades = async (ids: readonly ClientId[]): Promise<readonly ClientTrade[]> => {
    const askedAs = new Map<ClientId, ClientId>();
    for (const id of ids) {
      const own = await find(id);
      if (!own) askedAs.set(id, id);
      else if (own.bookId !== null && !ids.includes(own.bookId)) askedAs.set(own.bookId, id);
    }
    if (askedAs.size === 0) return [];
    const trades = await source.readTrades([...askedAs.keys()]);
    return trades.map((trade) => ({ ...trade, clientId: askedAs.get(trade.clientId) ?? trade.clientId }));
  };

  const readManagersOf = async (ids: readonly ClientId[]): Promise<ReadonlyMap<ClientId, string | null>> => {
    const asked = await Promise.all(ids.map(async (id) => ({ id, own: await find(id) })));
    const bookIds = asked.flatMap(({ id, own }) => (own ? (own.bookId ?? []) : id));
    const known = await source.readManagersOf(bookIds);
    const managers = new Map<ClientId, string | null>();
    for (const { id, own } of asked) {
      const manager = own && own.bookId === null ? undefined : known.get(own?.bookId ?? id);
      if (manager !== undefined) managers.set(id, manager);
      else if (own) managers.set(id, (await placed(own)).relationshipManagerId);
    }
    return managers;
  };

  const withChildren = async (family: readonly ClientFacts[]): Promise<readonly ClientFacts[]> => {
    const [holder, ...members] = family;
    if (!holder) return family;
    const known = new Map(members.map((member) => [member.id, member]));
    // A registered client may be the parent of another.
    for (let parents = family.map(({ id }) => id); parents.length > 0; ) {
      const children = (await registered.childrenOf(parents)).filter(({ id }) => id !== holder.id && !known.has(id));
      for (const child of children) known.set(child.id, await placed(child));
      parents = children.map(({ id }) => id);
    }
    return [holder, ...[...known.values()].sort((left, right) => compareBytewise(left.id, right.id))];
  };

  const familyInBook = async (id: ClientId): Promise<readonly ClientFacts[] | null> => {
    const family = await source.readFamily(id);
    if (!family) return null;
    const linked = await registered.linkedTo(family.map(({ id: each }) => each));
    return family.map((facts) =>
      enriched(
        facts,
        linked.filter(({ bookId }) => bookId === facts.id),
      ),
    );
  };

  const readFamily = async (id: ClientId): Promise<readonly ClientFacts[] | null> => {
    const seen = new Set<ClientId>();
    let holder = id;
    let own = await find(holder);
    // Up to somebody who is in the book, or has no parent.
    while (own && own.bookId === null && own.facts.parentId !== null && !seen.has(own.facts.parentId)) {
      seen.add(holder);
      holder = own.facts.parentId;
      own = await find(holder);
    }
    if (own && own.bookId === null) return withChildren([await placed(own)]);
    const family = await familyInBook(own?.bookId ?? holder);
    if (family) return withChildren(family);
    const alone = await find(id);
    return alone ? withChildren([await placed(alone)]) : null;
  };

  return {
    hasRelationshipManagers: () => source.hasRelationshipManagers(),
    readClient,
    readTrades,
    readManagersOf,
    readFamily,
    readBook: async (options) => {
      const [read, clients] = await Promise.all([source.readBook(options), registered.all()]);
      if (clients.length === 0) return read;
      const asOf = options?.until ?? calendar.today();
      const unlinked = clients.filter(({ bookId }) => bookId === null);
      const linkedTo = new Map<ClientId, RegisteredClient[]>();
      for (const client of clients) {
        if (client.bookId !== null) linkedTo.set(client.bookId, [...(linkedTo.get(client.bookId) ?? []), client]);
      }
      const inBook = read.book.clients.map((facts) => enriched(facts, linkedTo.get(facts.id) ?? [], asOf));
      const known = { ...read.book, clients: inBook };
      const parents = parentsAmong(clients, inBook);
      const added = await Promise.all(unlinked.map((client) => placed(client, { parents, asOf })));
      return { ...read, book: withClients(known, added) };
    },
    readBornOn: async (birthDay) => (await source.readBornOn?.(birthDay)) ?? [],
    readRelationshipManagers: () => source.readRelationshipManagers(),
    readBondsOnOffer: (asOf, newest) => source.readBondsOnOffer(asOf, newest),
    readBond: (bondId, asOf) => source.readBond(bondId, asOf),
    reach: () => source.reach(),
    newestTradeDay: (until) => source.newestTradeDay(until),
  };
};
