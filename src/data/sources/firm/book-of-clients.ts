import { type Book, BookBuilder } from '../../../advisor/book/book.ts';
import type { ClientId, Day } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { latestTradeDay } from '../reading/book-calendar.ts';
import { wholeNumberOf } from '../reading/cells.ts';
import { selectionSql } from '../reading/selection.ts';
import { Tally } from '../reading/tally.ts';
import { addOrders, orderRows, PLAIN_CELLS } from './add-orders.ts';
import { type FirmBond, readFirmBonds } from './firm-bonds.ts';
import { readFirmClients } from './firm-clients.ts';
import { readProductsOfOffers, withTwins } from './firm-offers.ts';
import type { FirmOptions } from './firm-options.ts';
import type { FirmSchema } from './firm-schema.ts';
import { TradedBonds } from './traded-bonds.ts';

/** Matches orders a holder made. Not `= 0`: SQLite would then use the index on members and read every holder's orders to find one's. */
export const HOLDERS_OWN = 'not (o.member_id <> 0)';

/**
 * Reads a book of just these clients, using the indexes on client ids and on the orders' holders and members. Also returns each of its
 * bonds. Ids that no client has are left out.
 * @param until later trades are left out; null: none are
 */
export const readBookOfClients = async (
  database: Database,
  schema: FirmSchema,
  options: FirmOptions,
  ids: ReadonlySet<ClientId>,
  until: Day | null = null,
): Promise<{ readonly book: Book; readonly bonds: ReadonlyMap<string, FirmBond> }> => {
  const [builder, ignored] = [new BookBuilder(), new Tally()];
  const clients = await readFirmClients(database, schema, builder, ignored, ids);
  const rows: unknown[][] = [];
  const read = async (whose: string, column: string, rowIds: Iterable<number>): Promise<void> => {
    const chosen = selectionSql(column, new Set(rowIds));
    const orders = orderRows(options, PLAIN_CELLS, `${whose} and ${chosen.sql}`, chosen.bindings);
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
  addOrders(rows, {
    builder,
    cells: PLAIN_CELLS,
    clients,
    bonds,
    skipped: ignored,
    blanked: ignored,
    counts,
    until,
    latest: latestTradeDay(options.calendar),
  });
  return { book: builder.finish(), bonds: new Map(Array.from(bonds.all(), (bond) => [bond.id, bond])) };
};
