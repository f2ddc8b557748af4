import { type Paise, paise } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { readAmount, wholeNumberOf } from '../reading/cells.ts';
import { type Selection, selectionSql } from '../reading/selection.ts';
import type { FirmSchema } from './firm-schema.ts';

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

/** The least that each product was ever offered for. Products without a readable minimum aren't there. */
export const readMinimumsOfProducts = async (database: Database, schema: FirmSchema): Promise<ReadonlyMap<number, Paise>> => {
  const minimums = new Map<number, Paise>();
  if (!schema.has('offers.min_investment')) return minimums;
  for await (const batch of streamRows(database, 'select f.product_id, f.min_investment from offers f')) {
    for (const row of batch) {
      const [product, minimum] = [wholeNumberOf(row[0]), readAmount(row[1])];
      if (product !== null && typeof minimum !== 'string')
        minimums.set(product, paise(Math.min(minimum, minimums.get(product) ?? minimum)));
    }
  }
  return minimums;
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
