import type { BookBuilder } from '../../../advisor/book/book.ts';
import type { Day } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { believedTradeDay, readAmount, readYield, wholeNumberOf } from '../reading/cells.ts';
import { type DeclaredColumn, declaredColumns, type SentCell, sentDay, sentDecimal } from '../reading/sent-cells.ts';
import type { Tally } from '../reading/tally.ts';
import type { FirmClients } from './firm-clients.ts';
import { countingOrders, type FirmOptions } from './firm-options.ts';
import type { TradedBonds } from './traded-bonds.ts';

/** How the orders' columns are sent. */
export interface OrderCells {
  readonly day: SentCell<Day | null | undefined>;
  readonly amount: SentCell<unknown>;
  readonly yield: SentCell<unknown>;
}

const cellsOf = (declared: ReadonlyMap<string, DeclaredColumn>): OrderCells => ({
  day: sentDay('o.trade_date', declared.get('trade_date')),
  amount: sentDecimal('o.investment_amount', declared.get('investment_amount')),
  yield: sentDecimal('o.`yield`', declared.get('yield')),
});

/** The columns as they are, for a few rows. */
export const PLAIN_CELLS = cellsOf(new Map());

/** The fastest way in which this database sends millions of orders. */
export const orderCells = async (database: Database): Promise<OrderCells> => cellsOf(await declaredColumns(database, 'orders'));

/** The query for the rows `addOrders` reads, one per order, columns in the order it expects. `condition` narrows it further. */
export const orderRows = (options: FirmOptions, cells: OrderCells, condition = '1 = 1', bindings: readonly unknown[] = []) => {
  const counting = countingOrders(options);
  return {
    sql: `select o.id, o.user_id, o.member_id, o.offer_id, ${cells.day.sql}, ${cells.amount.sql}, ${cells.yield.sql} from orders o
      where ${counting.sql} and ${condition}`,
    bindings: [...counting.bindings, ...bindings],
  };
};

export interface OrderCounts {
  rows: number;
  unclassified: number;
  /** Orders after their bond matured: usable, but somebody may want to look. */
  afterMaturity: number;
}

export interface OrderContext {
  readonly builder: BookBuilder;
  readonly cells: OrderCells;
  readonly clients: FirmClients;
  readonly bonds: TradedBonds;
  readonly skipped: Tally;
  readonly blanked: Tally;
  readonly counts: OrderCounts;
  /** Later trades are left out, as if they weren't there. */
  readonly until: Day | null;
  /** Later trades are set aside and counted. */
  readonly latest: Day;
}

/** Adds a batch of orders to the book. Unusable orders are counted by reason; nothing is made up for them. */
export const addOrders = (batch: readonly (readonly unknown[])[], context: OrderContext): void => {
  const { builder, cells, counts, skipped } = context;
  for (const row of batch) {
    const day = believedTradeDay(cells.day.read(row[4]), context.latest);
    if (typeof day === 'number' && context.until !== null && day > context.until) continue;
    counts.rows++;
    const client = clientOfOrder(row[1], row[2], context.clients);
    const traded = context.bonds.of(wholeNumberOf(row[3]) ?? -1);
    const amount = readAmount(cells.amount.read(row[5]));
    if (client === undefined) skipped.add('no client');
    else if (traded === undefined) skipped.add('no bond');
    else if (typeof day === 'string') skipped.add(day);
    else if (typeof amount === 'string') skipped.add(amount);
    else {
      const { type, place } = traded.inBook(builder);
      const { maturityDay, band, coupon } = traded.bond;
      if (type < 0) counts.unclassified++;
      if (maturityDay !== null && day > maturityDay) counts.afterMaturity++;
      const yieldToMaturity = context.blanked.field('yield', cells.yield.read(row[6]), readYield);
      builder.addTrade(client, day, type, place, band, amount, yieldToMaturity, coupon, wholeNumberOf(row[0]) ?? 0, traded.grade);
    }
  }
};

/** `member_id` 0 is the holder, any other number is that member. If it isn't recorded, we can't tell who bought. */
const clientOfOrder = (user: unknown, member: unknown, clients: FirmClients): number | undefined => {
  const memberId = wholeNumberOf(member);
  if (memberId === null) return undefined;
  return memberId === 0 ? clients.holders.get(wholeNumberOf(user) ?? -1) : clients.members.get(memberId);
};
