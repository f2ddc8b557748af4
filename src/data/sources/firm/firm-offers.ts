import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { wholeNumberOf } from '../reading/cells.ts';
import { type Selection, selectionSql } from '../reading/selection.ts';

/** Product ids by offer id. */
export const readProductsOfOffers = async (database: Database, offers: Selection = 'all'): Promise<ReadonlyMap<number, number>> => {
  const chosen = selectionSql('f.id', offers);
  const products = new Map<number, number>();
  for await (const batch of streamRows(database, `select f.id, f.product_id from offers f where ${chosen.sql}`, chosen.bindings)) {
    for (const row of batch) {
      const [offer, product] = [wholeNumberOf(row[0]), wholeNumberOf(row[1])];
      if (offer !== null && product !== null) products.set(offer, product);
    }
  }
  return products;
};

/**
 * These products and all others with the same ISIN, however it's spelled. We read a bond with all its products, so that the same one
 * describes it every time.
 */
export const withTwins = async (database: Database, products: ReadonlySet<number>): Promise<Selection> => {
  const chosen = selectionSql('p.id', products);
  // No index serves this, but a firm has few products next to its orders.
  const sql = `select twin.id from product_master twin where upper(trim(twin.isin)) in
    (select upper(trim(p.isin)) from product_master p where trim(p.isin) <> '' and ${chosen.sql})`;
  const all = new Set(products);
  for await (const batch of streamRows(database, sql, chosen.bindings)) {
    for (const [cell] of batch) {
      const product = wholeNumberOf(cell);
      if (product !== null) all.add(product);
    }
  }
  return all;
};
