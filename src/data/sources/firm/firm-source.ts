import type { Day } from '../../../advisor/units.ts';
import type { BookSource, RelationshipManager } from '../../../usecases/ports/book-source.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { readAmount, readTradeDay, textOf, trimmedTextOf, wholeNumberOf } from '../reading/cells.ts';
import { managersIn } from '../reading/managers-in.ts';
import { latestUpTo, newestUsableDay } from '../reading/newest-usable-day.ts';
import { withSourceErrors } from '../reading/source-errors.ts';
import { readFirmBond, readFirmBondsOnOffer } from './firm-bonds-on-offer.ts';
import { readFirmBornOn } from './firm-born-on.ts';
import { readFirmFacts } from './firm-clients.ts';
import { readFirmFamily } from './firm-family.ts';
import { CLIENT_JOINS, CLIENT_OF_ORDER, countingOrders, type FirmOptions } from './firm-options.ts';
import { type FirmSchema, type OptionalColumn, readFirmSchema } from './firm-schema.ts';
import { readFirmTrades } from './firm-trades.ts';
import { readFirmBook, readFirmClient } from './read-firm-book.ts';

/**
 * The book in the joined tables of a fixed-income platform (orders, offers, products, ratings, users, members). It's only read, never
 * written. Every method throws SourceUnavailableError if the database or one of the tables is away.
 */
export const firmSource = (database: Database, options: FirmOptions): BookSource => {
  let known: Promise<FirmSchema> | null = null;
  const schema = (): Promise<FirmSchema> => {
    known ??= readFirmSchema(database, options.bondTypeColumn).catch((error) => {
      known = null;
      throw error;
    });
    return known;
  };
  return withSourceErrors({
    hasRelationshipManagers: async () => true,
    readBook: async (request) => readFirmBook(database, await schema(), options, request),
    readClient: async (id, until = null) => readFirmClient(database, await schema(), options, id, until),
    readTrades: async (ids) => readFirmTrades(database, await schema(), options, ids),
    readManagersOf: async (ids) => managersIn(ids.length === 0 ? [] : await readFirmFacts(database, await schema(), ids)),
    readFamily: async (id) => readFirmFamily(database, await schema(), id),
    readBornOn: async (birthDay) => readFirmBornOn(database, await schema(), birthDay),
    readRelationshipManagers: async () => readFirmManagers(database, await schema()),
    readBondsOnOffer: async (asOf, newest) => readFirmBondsOnOffer(database, await schema(), options, asOf, newest),
    readBond: async (bondId, asOf) => readFirmBond(database, await schema(), options, bondId, asOf),
    reach: async () => {
      await schema();
      await database.knex.raw('select 1');
    },
    newestTradeDay: async (until = null) => {
      await schema();
      return newestFirmTradeDay(database, options, until);
    },
  });
};

/** The staff in `admins`, by id; empty if the firm has no such table, or one without an id. */
const readFirmManagers = async (database: Database, schema: FirmSchema): Promise<readonly RelationshipManager[]> => {
  if (!schema.has('admins.id')) return [];
  const column = (name: 'name' | 'email'): string => (schema.has(`admins.${name}` satisfies OptionalColumn) ? `a.${name}` : 'null');
  const managers: RelationshipManager[] = [];
  for await (const batch of streamRows(database, `select a.id, ${column('name')}, ${column('email')} from admins a order by a.id`)) {
    for (const row of batch) {
      const id = wholeNumberOf(row[0]);
      if (id !== null) managers.push({ id: String(id), name: trimmedTextOf(row[1]), email: trimmedTextOf(row[2]) });
    }
  }
  return managers;
};

/** The day of the newest order the book can use; with `until`, up to that day. */
const newestFirmTradeDay = (database: Database, options: FirmOptions, until: Day | null): Promise<Day | null> => {
  const counting = countingOrders(options);
  const latest = latestUpTo(options.calendar, until);
  const sqlOf = (condition: string, limit: string): string => `select o.trade_date, o.investment_amount, ${CLIENT_OF_ORDER}, p.id
    from (select o.* from orders o where ${counting.sql} and ${condition} order by o.trade_date desc, o.id desc ${limit}) o
    left join offers f on f.id = o.offer_id left join product_master p on p.id = f.product_id
    ${CLIENT_JOINS}`;
  const dayOf = ([dayCell, amount, client, product]: readonly unknown[]): Day | null => {
    const day = readTradeDay(dayCell, latest);
    return typeof day === 'number' && typeof readAmount(amount) === 'number' && textOf(client) !== null && product !== null ? day : null;
  };
  return newestUsableDay(database, { table: 'orders', alias: 'o', sqlOf, bindings: counting.bindings, dayOf }, until);
};
