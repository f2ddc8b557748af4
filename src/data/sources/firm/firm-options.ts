import type { BookCalendar } from '../reading/book-calendar.ts';

export interface FirmOptions {
  readonly calendar: BookCalendar;
  /** Which orders count as trades in the book. */
  readonly orders: { readonly primaryOfferId: number; readonly orderType: number; readonly sellerId: number };
  /** The column of `product_master` that holds the bond's type; null if the rules decide. */
  readonly bondTypeColumn: string | null;
}

/** An SQL condition for the orders that count, and its bindings. Every query calls `orders` `o`. */
export const countingOrders = ({ orders }: FirmOptions) => ({
  sql: 'o.primary_offer_id = ? and o.order_type = ? and o.seller_id = ?',
  bindings: [orders.primaryOfferId, orders.orderType, orders.sellerId],
});

/** SQL for the client id of order `o`, null if it has none. Needs `CLIENT_JOINS`. */
export const CLIENT_OF_ORDER = `case when o.member_id = 0 then u.client_id when o.member_id <> 0 then m.user_member_id end`;
export const CLIENT_JOINS = `left join users u on u.id = o.user_id left join user_members m on m.id = o.member_id`;
