import type { Day } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { Tally } from '../tally.ts';
import type { FlatSchema } from './flat-schema.ts';
import { flatTrade } from './flat-trade.ts';

const PAGE = 500;

/** The day of the newest row that the book can use, looked for from the newest on. */
export const newestFlatTradeDay = async (database: Database, schema: FlatSchema): Promise<Day | null> => {
  const order = `order by t.trade_date desc, ${schema.tradeOrder.replace(/^order by /, '')}`;
  for (let offset = 0; ; offset += PAGE) {
    let [seen, newest] = [0, null as Day | null];
    const sql = `${schema.trades} where t.trade_date is not null ${order} limit ${PAGE} offset ${offset}`;
    for await (const batch of streamRows(database, sql)) {
      for (const row of batch) {
        seen++;
        const trade = flatTrade(row, new Tally());
        if (typeof trade !== 'string' && (newest === null || trade.day > newest)) newest = trade.day;
      }
    }
    if (newest !== null || seen < PAGE) return newest;
  }
};
