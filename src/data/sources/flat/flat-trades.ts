import type { ClientTrade } from '../../../advisor/client-trade.ts';
import { type ClientId, compareBytewise } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { selectionSql } from '../selection.ts';
import { Tally } from '../tally.ts';
import type { FlatSchema } from './flat-schema.ts';
import { flatTrade, isinOf } from './flat-trade.ts';

/** The purchases of these clients, each as its own row tells it: newest first, of one day by client id, then the later row first. */
export const readFlatTrades = async (database: Database, schema: FlatSchema, ids: readonly ClientId[]): Promise<readonly ClientTrade[]> => {
  if (ids.length === 0) return [];
  const wanted = new Set(ids);
  const chosen = selectionSql('t.client_id', wanted);
  const trades: ClientTrade[] = [];
  for await (const batch of streamRows(database, `${schema.trades} where ${chosen.sql} ${schema.tradeOrder}`, chosen.bindings)) {
    for (const row of batch) {
      const trade = flatTrade(row, new Tally());
      // The database's collation may take another client's id for one of these. The bytes decide.
      if (typeof trade === 'string' || !wanted.has(trade.client)) continue;
      const { client, issueDay: _, ...facts } = trade;
      trades.push({ ...facts, clientId: client, isin: isinOf(trade.bondId), issuer: null });
    }
  }
  return trades.reverse().sort((left, right) => right.day - left.day || compareBytewise(left.clientId, right.clientId));
};
