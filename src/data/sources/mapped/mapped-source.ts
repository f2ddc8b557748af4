import { BookBuilder, type ClientFacts } from '../../../advisor/book/book.ts';
import type { ClientTrade } from '../../../advisor/book/client-trade.ts';
import { type ClientId, clientId, compareBytewise, type Day } from '../../../advisor/units.ts';
import type { BookSource, RelationshipManager } from '../../../usecases/ports/book-source.ts';
import type { Database } from '../../database.ts';
import type { Mapping } from '../../mapping/mapping.ts';
import { afterSales } from '../reading/after-sales.ts';
import type { BookCalendar } from '../reading/book-calendar.ts';
import { textOf } from '../reading/cells.ts';
import { managersIn } from '../reading/managers-in.ts';
import { namedManager } from '../reading/named-manager.ts';
import { latestUpTo } from '../reading/newest-usable-day.ts';
import { spellingsOf } from '../reading/selection.ts';
import { withSourceErrors } from '../reading/source-errors.ts';
import { Tally } from '../reading/tally.ts';
import { walkFamily } from '../reading/walk-family.ts';
import { checkMapped, type MappedBook, openMappedBook } from './mapped-book.ts';
import { MappedClients } from './mapped-clients.ts';
import { readMappedBond, readMappedBondsOnOffer } from './mapped-offers.ts';
import { type Key, keyOf, type MappedSection } from './mapped-section.ts';
import type { MappedTrade } from './mapped-trades.ts';
import { newestMappedDay } from './newest-mapped-day.ts';
import { readMappedBook, readMappedClients } from './read-mapped-book.ts';

/**
 * The book in tables, views or queries that a mapping document names. It's only read, never written. Every method throws
 * SourceUnavailableError if the database is away, or lacks what the document names.
 */
export const mappedSource = (database: Database, mapping: Mapping, calendar: BookCalendar): BookSource => {
  const mapped = openMappedBook(database, mapping, calendar);
  const { clients, trades, managers } = mapped;
  return withSourceErrors({
    hasRelationshipManagers: async () => [...clients, ...trades].some((section) => section.has('managerKey') || section.has('manager')),
    readBook: (request) => readMappedBook(mapped, request),
    readClient: async (id, until = null) => {
      const { book } = await readMappedClients(mapped, new Set([id]), until);
      return book.clients.length > 0 ? book : null;
    },
    readTrades: async (ids) => {
      if (ids.length === 0) return [];
      const { purchases, sales } = await readMappedClients(mapped, new Set(ids));
      return clientTrades(purchases, sales);
    },
    readManagersOf: async (ids) => managersIn(ids.length === 0 ? [] : await factsOf(mapped, new Set(ids))),
    readFamily: (id) => walkFamily(id, { factsOf: (ids) => factsOf(mapped, ids), childrenOf: (parents) => childrenOf(mapped, parents) }),
    ...(clients.some((section) => section.has('born')) && { readBornOn: (birthDay: Day) => readBornOn(mapped, birthDay) }),
    readRelationshipManagers: async () => {
      const found = new Map<string, RelationshipManager>();
      for (const section of managers) {
        const [name, email] = [section.reader<string>('managerName'), section.reader<string>('email')];
        for await (const batch of section.rows(['key', 'manager', 'managerName', 'email'], undefined, { by: 'key' })) {
          for (const row of batch) {
            const id = keyOf(row[0]) ?? keyOf(row[1]);
            if (id !== null) found.set(String(id), { id: String(id), name: name(row[2]) ?? null, email: email(row[3]) ?? null });
          }
        }
      }
      return managers.length > 0 ? [...found.values()] : namedManagers([...clients, ...trades]);
    },
    readBondsOnOffer: (asOf, newest) => readMappedBondsOnOffer(mapped, asOf, newest),
    readBond: (bondId, asOf) => readMappedBond(mapped, bondId, asOf),
    reach: () => checkMapped(mapped),
    newestTradeDay: (until = null) => newestMappedDay(mapped, latestUpTo(calendar, until), until),
  });
};

/** Purchases as their rows have them: newest first; on one day by client id, then the later one first. */
const clientTrades = (
  purchases: readonly (MappedTrade & { readonly order: number })[],
  sales: readonly MappedTrade[],
): readonly ClientTrade[] => {
  const inOrder = purchases.toSorted((left, right) => left.day - right.day || left.order - right.order);
  const trades = inOrder.map(
    ({ client, bond: { id, type, terms: _, traits: __, namedCallable: ___, issueDay: ____, ...bond }, ...trade }): ClientTrade => {
      const { day, amount, yieldToMaturity } = trade;
      return { ...bond, clientId: client, bondId: id, bondType: type, day, amount, yieldToMaturity };
    },
  );
  const sold = sales.map(({ client, bond: { id: bondId }, day, amount }) => ({ client, bondId, day, amount }));
  return afterSales(trades, sold)
    .reverse()
    .sort((left, right) => right.day - left.day || compareBytewise(left.clientId, right.clientId));
};

/** The managers that rows name, for a book that keeps no list of them. */
const namedManagers = async (sections: readonly MappedSection[]): Promise<readonly RelationshipManager[]> => {
  const names = new Set<string>();
  for (const section of sections) {
    if (!section.has('manager') || section.has('managerKey')) continue;
    const manager = section.reader<string>('manager');
    for await (const batch of section.rows(['manager'])) for (const [cell] of batch) names.add(manager(cell) ?? '');
  }
  names.delete('');
  return [...names].sort(compareBytewise).map(namedManager);
};

const factsOf = async (mapped: MappedBook, ids: ReadonlySet<ClientId>): Promise<readonly ClientFacts[]> =>
  (await readMappedClients(mapped, ids)).book.clients;

/** Clients whose parent is one of these: by the parent's id, or by the holder's key. */
const childrenOf = async (mapped: MappedBook, parents: ReadonlySet<ClientId>): Promise<readonly ClientFacts[]> => {
  const ids = new Set<ClientId>();
  const holders = new MappedClients(new BookBuilder());
  await holders.read(mapped.clients, new Tally(), parents);
  for (const section of [...mapped.clients, ...mapped.trades]) {
    if (!section.has('client')) continue;
    for (const [field, values] of [
      ['parent', spellingsOf(parents) as ReadonlySet<Key>],
      ['holderKey', holders.holderKeys],
    ] as const) {
      if (!section.has(field) || values.size === 0) continue;
      for await (const batch of section.rows(['client'], section.chosen(field, values))) {
        for (const [cell] of batch) {
          const id = textOf(cell);
          if (id !== null) ids.add(clientId(id));
        }
      }
    }
  }
  if (ids.size === 0) return [];
  return (await factsOf(mapped, ids)).filter(({ parentId }) => parentId !== null && parents.has(parentId));
};

const MOST_BORN = 100;

/** Reads all birth days: firms have no index on them, and we ask only once per new client. */
const readBornOn = async (mapped: MappedBook, birthDay: Day): Promise<readonly ClientFacts[]> => {
  const ids = new Set<ClientId>();
  for (const section of mapped.clients) {
    if (!section.has('born') || !section.has('client')) continue;
    const born = section.reader<Day>('born');
    for await (const batch of section.rows(['client', 'born'])) {
      for (const [cell, bornCell] of batch) {
        const id = born(bornCell) === birthDay ? textOf(cell) : null;
        if (id !== null && ids.size < MOST_BORN) ids.add(clientId(id));
      }
    }
  }
  return ids.size === 0 ? [] : (await factsOf(mapped, ids)).filter((client) => client.birthDay === birthDay);
};
