import { type Book, BookBuilder } from '../../../advisor/book/book.ts';
import type { ClientId, Day } from '../../../advisor/units.ts';
import type { ReadBook } from '../../../usecases/ports/book-source.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { latestTradeDay } from '../reading/book-calendar.ts';
import { withPlausibleBirthDays } from '../reading/plausible-birth-days.ts';
import { Tally } from '../reading/tally.ts';
import { addOrders, type OrderContext, orderCells, orderRows } from './add-orders.ts';
import { readBookOfClients } from './book-of-clients.ts';
import { readFirmBonds } from './firm-bonds.ts';
import { readFirmClients } from './firm-clients.ts';
import { readMinimumsOfProducts, readProductsOfOffers } from './firm-offers.ts';
import type { FirmOptions } from './firm-options.ts';
import type { FirmSchema } from './firm-schema.ts';
import { TradedBonds } from './traded-bonds.ts';

/**
 * Reads the whole book. Small tables are joined in memory and orders are streamed past them, so memory grows with clients and bonds, not
 * with rows.
 */
export const readFirmBook = async (
  database: Database,
  schema: FirmSchema,
  options: FirmOptions,
  request: { readonly until?: Day; readonly onRows?: (rows: number) => void } = {},
): Promise<ReadBook & { readonly afterMaturity: number }> => {
  const [builder, skipped, blanked] = [new BookBuilder(), new Tally(), new Tally()];
  const bonds = await readFirmBonds(database, schema, options, blanked);
  const context: OrderContext = {
    builder,
    cells: await orderCells(database),
    skipped,
    blanked,
    bonds: new TradedBonds(await readProductsOfOffers(database), bonds, await readMinimumsOfProducts(database, schema)),
    clients: await readFirmClients(database, schema, builder, blanked),
    counts: { rows: 0, unclassified: 0, afterMaturity: 0 },
    until: request.until ?? null,
    latest: latestTradeDay(options.calendar),
  };
  const orders = orderRows(options, context.cells);
  for await (const batch of streamRows(database, orders.sql, orders.bindings)) {
    addOrders(batch, context);
    request.onRows?.(context.counts.rows);
  }
  const book = withPlausibleBirthDays(builder.finish(), blanked);
  return { book, ...context.counts, skipped: skipped.counts(), blanked: blanked.counts() };
};

/**
 * Reads a book of one client, using the indexes on client ids and on the orders' holders and members. Null if no client has this id.
 * @param until later trades are left out
 */
export const readFirmClient = async (
  database: Database,
  schema: FirmSchema,
  options: FirmOptions,
  id: ClientId,
  until: Day | null,
): Promise<Book | null> => {
  const { book } = await readBookOfClients(database, schema, options, new Set([id]), until);
  return book.clients.length > 0 ? book : null;
};
