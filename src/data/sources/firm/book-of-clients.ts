import { type Book, BookBuilder } from '../../../advisor/book.ts';
import type { ClientId } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { wholeNumberOf } from '../cells.ts';
import { selectionSql } from '../selection.ts';
import { Tally } from '../tally.ts';
import { addOrders, orderRows } from './add-orders.ts';
import { type FirmBond, readFirmBonds } from './firm-bonds.ts';
import { readFirmClients } from './firm-clients.ts';
import { readProductsOfOffers, withTwins } from './firm-offers.ts';
import type { FirmOptions } from './firm-options.ts';
import type { FirmSchema } from './firm-schema.ts';
import { TradedBonds } from './traded-bonds.ts';

/** Orders that are a holder's own. Not `= 0`: SQLite would take the index on members for that, and read every holder's orders to find one's. */
export const HOLDERS_OWN = 'not (o.member_id <> 0)';

/**
 * A book of these clients alone, by the indexes on client ids and on the orders' holders and members, with all that is known of each of
 * its bonds. Ids that nobody has are not in it.
 */
export const readBookOfClients = async (
  database: Database,
  schema: FirmSchema,
  options: FirmOptions,
  ids: ReadonlySet<ClientId>,
): Promise<{ readonly book: Book; readonly bonds: ReadonlyMap<string, FirmBond> }> => {
  const [builder, ignored] = [new BookBuilder(), new Tally()];
  const clients = await readFirmClients(database, schema, builder, ignored, ids);
  const rows: unknown[][] = [];
  const read = async (whose: string, column: string, rowIds: Iterable<number>): Promise<void> => {
    const chosen = selectionSql(column, new Set(rowIds));
    const orders = orderRows(options, `${whose} and ${chosen.sql}`, chosen.bindings);
    for await (const batch of streamRows(database, orders.sql, orders.bindings)) {
      for (const row of batch) rows.push(row);
    }
  };
  if (clients.holders.size > 0) await read(HOLDERS_OWN, 'o.user_id', clients.holders.keys());
  if (clients.members.size > 0) await read('o.member_id <> 0', 'o.member_id', clients.members.keys());
  const offers = await readProductsOfOffers(database, new Set(rows.flatMap((row) => wholeNumberOf(row[3]) ?? [])));
  const products = await withTwins(database, new Set(offers.values()));
  const bonds = new TradedBonds(offers, await readFirmBonds(database, schema, options, ignored, products));
  const counts = { rows: 0, unclassified: 0, afterMaturity: 0 };
  addOrders(rows, { builder, clients, bonds, skipped: ignored, blanked: ignored, counts, until: null });
  return { book: builder.finish(), bonds: new Map(Array.from(bonds.all(), (bond) => [bond.id, bond])) };
};
