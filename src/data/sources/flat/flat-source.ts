import type { ClientTrade } from '../../../advisor/book/client-trade.ts';
import { type ClientId, compareBytewise, type Day } from '../../../advisor/units.ts';
import type { BookSource, RelationshipManager } from '../../../usecases/ports/book-source.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { afterSales } from '../reading/after-sales.ts';
import type { BookCalendar } from '../reading/book-calendar.ts';
import { trimmedTextOf } from '../reading/cells.ts';
import { managersIn } from '../reading/managers-in.ts';
import { namedManager } from '../reading/named-manager.ts';
import { latestUpTo, newestUsableDay } from '../reading/newest-usable-day.ts';
import { selectionSql } from '../reading/selection.ts';
import { withSourceErrors } from '../reading/source-errors.ts';
import { Tally } from '../reading/tally.ts';
import { readFlatBond, readFlatBondsOnOffer } from './flat-bonds-on-offer.ts';
import { readFlatFamily } from './flat-family.ts';
import { type FlatSchema, readFlatSchema, TRADES_TABLE } from './flat-schema.ts';
import { type FlatTrade, flatTrade, isinOf } from './flat-trade.ts';
import { readFlatBook } from './read-flat-book.ts';

/**
 * The book in one table, `investment_data`, with an optional table `clients`. It's only read, never written. It has no offers. Every method
 * throws SourceUnavailableError if the database or the table is away.
 */
export const flatSource = (database: Database, calendar: BookCalendar): BookSource => {
  const schema = (): Promise<FlatSchema> => readFlatSchema(database, calendar);
  return withSourceErrors({
    hasRelationshipManagers: async () => (await schema()).hasManagers,
    readBook: async (request) => readFlatBook(database, await schema(), request),
    readClient: async (id, until = null) => {
      const { book } = await readFlatBook(database, await schema(), { only: new Set([id]), until });
      return book.clients.length > 0 ? book : null;
    },
    readTrades: async (ids) => readFlatTrades(database, await schema(), ids),
    readManagersOf: async (ids) =>
      managersIn(ids.length === 0 ? [] : (await readFlatBook(database, await schema(), { only: new Set(ids) })).book.clients),
    readFamily: async (id) => readFlatFamily(database, await schema(), id),
    readRelationshipManagers: async () => readFlatManagers(database, await schema()),
    readBondsOnOffer: async (asOf, newest) => readFlatBondsOnOffer(database, await schema(), calendar, asOf, newest),
    readBond: async (bondId, asOf) => readFlatBond(database, await schema(), bondId, asOf),
    reach: async () => {
      await schema();
    },
    newestTradeDay: async (until = null) => newestFlatTradeDay(database, await schema(), calendar, until),
  });
};

/** All that's known of a manager is what a client's rows have: a name, a code or an address. */
const readFlatManagers = async (database: Database, { managers }: FlatSchema): Promise<readonly RelationshipManager[]> => {
  const names = new Set<string>();
  if (managers !== null) {
    for await (const batch of streamRows(database, managers, [])) for (const [cell] of batch) names.add(trimmedTextOf(cell) ?? '');
  }
  names.delete('');
  return [...names].sort(compareBytewise).map(namedManager);
};

/** The purchases of these clients, each as its own row has it: newest first; on one day by client id, then the later row first. */
const readFlatTrades = async (database: Database, schema: FlatSchema, ids: readonly ClientId[]): Promise<readonly ClientTrade[]> => {
  if (ids.length === 0) return [];
  const wanted = new Set(ids);
  const chosen = selectionSql('t.client_id', wanted);
  const [trades, sales]: [ClientTrade[], FlatTrade[]] = [[], []];
  for await (const batch of streamRows(database, `${schema.trades} where ${chosen.sql} ${schema.tradeOrder}`, chosen.bindings)) {
    for (const row of batch) {
      const trade = flatTrade(row, schema.latest, new Tally());
      // The database's collation may match another client's id too. We compare the bytes.
      if (typeof trade === 'string' || !wanted.has(trade.client)) continue;
      if (trade.isSale) {
        sales.push(trade);
        continue;
      }
      const { client, issueDay: _, isSale: __, traits: ___, callDay: ____, putDay: _____, faceValue: ______, ...facts } = trade;
      trades.push({ ...facts, clientId: client, isin: isinOf(trade.bondId) });
    }
  }
  return afterSales(trades, sales)
    .reverse()
    .sort((left, right) => right.day - left.day || compareBytewise(left.clientId, right.clientId));
};

/** The day of the newest row the book can use; with `until`, up to that day. */
const newestFlatTradeDay = (database: Database, schema: FlatSchema, calendar: BookCalendar, until: Day | null): Promise<Day | null> => {
  const latest = latestUpTo(calendar, until);
  const order = `order by t.trade_date desc, ${schema.tradeOrder.replace(/^order by /, '')}`;
  const sqlOf = (condition: string, limit: string): string => `${schema.trades} where ${condition} ${order} ${limit}`;
  const dayOf = (row: readonly unknown[]): Day | null => {
    const trade = flatTrade(row, latest, new Tally());
    return typeof trade === 'string' || trade.isSale ? null : trade.day;
  };
  return newestUsableDay(database, { table: TRADES_TABLE, alias: 't', sqlOf, bindings: [], dayOf }, until);
};
