import { type Day, type Fraction, isoFromDay } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { readAmount, readDay, readYield, textOf, wholeNumberOf } from '../reading/cells.ts';
import { type Selection, selectionSql } from '../reading/selection.ts';
import { CLIENT_JOINS, CLIENT_OF_ORDER, countingOrders, type FirmOptions } from './firm-options.ts';

export interface LastYield {
  readonly yieldToMaturity: Fraction | null;
  /** Null together with the yield: traded, but no yield was recorded. */
  readonly day: Day | null;
  readonly order: number;
}

/** Sorts the newest first and those without a yield last. */
export const newestFirst = (left: LastYield, right: LastYield): number =>
  left.day === null || right.day === null
    ? Number(left.day === null) - Number(right.day === null)
    : right.day - left.day || right.order - left.order;

/** The last known yield of each product, from its trades between two days (both included). */
export const readLastYields = async (
  database: Database,
  options: FirmOptions,
  products: Selection,
  days: { readonly from: Day | null; readonly to: Day },
): Promise<ReadonlyMap<number, LastYield>> => {
  const counting = countingOrders(options);
  const chosen = selectionSql('f.product_id', products);
  const from = days.from === null ? { sql: '', bindings: [] } : { sql: 'and o.trade_date >= ?', bindings: [isoFromDay(days.from)] };
  const sql = `select f.product_id, o.trade_date, o.\`yield\`, o.investment_amount, o.id, ${CLIENT_OF_ORDER}
    from orders o join offers f on f.id = o.offer_id ${CLIENT_JOINS}
    where ${counting.sql} and ${chosen.sql} ${from.sql}`;
  const last = new Map<number, LastYield>();
  for await (const batch of streamRows(database, sql, [...counting.bindings, ...chosen.bindings, ...from.bindings])) {
    for (const row of batch) {
      const [product, day, order] = [wholeNumberOf(row[0]), readDay(row[1]), wholeNumberOf(row[4]) ?? 0];
      if (product === null || typeof day !== 'number' || day > days.to) continue;
      // An order the book can't use isn't a trade.
      if (typeof readAmount(row[3]) === 'string' || textOf(row[5]) === null) continue;
      const yieldToMaturity = readYield(row[2]) ?? null;
      const trade: LastYield = { yieldToMaturity, day: yieldToMaturity === null ? null : day, order };
      const known = last.get(product);
      if (!known || newestFirst(trade, known) < 0) last.set(product, trade);
    }
  }
  return last;
};
