export interface FirmOptions {
  /** Which orders count as trades of the book. */
  readonly orders: { readonly primaryOfferId: number; readonly orderType: number; readonly sellerId: number };
  /** A column of `product_master` that holds the bond's type; null: it follows from the rules. */
  readonly bondTypeColumn: string | null;
}

/** SQL that keeps the orders which count, and its bindings. `orders` is called `o` in every query. */
export const countingOrders = ({ orders }: FirmOptions) => ({
  sql: 'o.primary_offer_id = ? and o.order_type = ? and o.seller_id = ?',
  bindings: [orders.primaryOfferId, orders.orderType, orders.sellerId],
});

/** SQL for the client id of order `o`, null where there is none; it needs `CLIENT_JOINS`. */
export const CLIENT_OF_ORDER = `case when o.member_id = 0 then u.client_id when o.member_id <> 0 then m.user_member_id end`;
export const CLIENT_JOINS = `left join users u on u.id = o.user_id left join user_members m on m.id = o.member_id`;
