import type { Day } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { readAmount, readTradeDay, textOf } from '../cells.ts';
import { CLIENT_JOINS, CLIENT_OF_ORDER, countingOrders, type FirmOptions } from './firm-options.ts';

const PAGE = 500;

/**
 * The day of the newest order that the book can use. Orders are looked at from the newest on, a page at a time: nearly always the first page
 * holds one, and the database needs no more than an index (or one pass) for it.
 */
export const newestFirmTradeDay = async (database: Database, options: FirmOptions): Promise<Day | null> => {
  const counting = countingOrders(options);
  const sql = (offset: number): string => `select o.trade_date, o.investment_amount, ${CLIENT_OF_ORDER}, p.id
    from (select o.* from orders o where ${counting.sql} and o.trade_date is not null order by o.trade_date desc, o.id desc limit ${PAGE} offset ${offset}) o
    left join offers f on f.id = o.offer_id left join product_master p on p.id = f.product_id
    ${CLIENT_JOINS}`;
  for (let offset = 0; ; offset += PAGE) {
    let [seen, newest] = [0, null as Day | null];
    for await (const batch of streamRows(database, sql(offset), counting.bindings)) {
      for (const [dayCell, amount, client, product] of batch) {
        seen++;
        const day = readTradeDay(dayCell);
        const usable = typeof day === 'number' && typeof readAmount(amount) === 'number' && textOf(client) !== null && product !== null;
        if (usable && (newest === null || day > newest)) newest = day;
      }
    }
    if (newest !== null || seen < PAGE) return newest;
  }
};
