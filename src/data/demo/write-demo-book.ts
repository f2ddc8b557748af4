import type { Knex } from 'knex';
import { type Day, isoFromDay } from '../../advisor/units.ts';
import type { RiskProfiles } from '../../usecases/ports/profiles/risk-profiles.ts';
import type { Database } from '../database.ts';
import { clearMarkers, createMarkerTable, markBook } from '../sources/reading/book-marker.ts';
import { telling } from '../sources/reading/source-errors.ts';
import { tryWhole } from '../whole-transaction.ts';
import { type BookInTheWay, bookInTheWay } from './book-in-the-way.ts';
import { createFirmTables, FIRM_TABLES } from './firm-tables.ts';
import { DEMO_DEFAULTS, type DemoBookOptions, type DemoBookStream, streamDemoBook } from './generate.ts';
import { demoProfiles } from './risk-profiles.ts';
import { RowWriter } from './row-writer.ts';

export interface WriteDemoBookOptions extends Partial<Omit<DemoBookOptions, 'referenceDay'>> {
  /** The book's last day. */
  readonly referenceDay: Day;
  /** Where the clients' recorded risk profiles go. Absent: none is recorded. */
  readonly riskProfiles?: Pick<RiskProfiles, 'replaceDemo'>;
  /** The time of writing, for the marker. */
  readonly now: Date;
  /** Called with the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

export type WriteDemoBookOutcome =
  | {
      readonly kind: 'written';
      readonly clients: number;
      readonly members: number;
      readonly bonds: number;
      /** Orders that count, usable or not. */
      readonly trades: number;
      /** All rows of `orders`, including those that don't count. */
      readonly orders: number;
      readonly offers: number;
      readonly openOffers: number;
      /** Recorded risk profiles. */
      readonly profiles: number;
      readonly seed: number;
      readonly referenceDay: string;
    }
  | ({ readonly kind: 'refused' } & BookInTheWay);

/**
 * Writes a demo book into the firm's tables (creating missing ones), in one transaction and client by client, so that memory doesn't limit
 * its size. An existing demo book is replaced; a database with any other book is left alone.
 * @throws RangeError for impossible sizes
 * @throws SourceUnavailableError if the database is away
 */
export const writeDemoBook = async (
  database: Pick<Database, 'knex'>,
  { riskProfiles, ...options }: WriteDemoBookOptions,
): Promise<WriteDemoBookOutcome> => {
  const written = await telling(() => tryWhole(() => write(database.knex, options)));
  if (written.kind === 'refused' || !riskProfiles) return written;
  // They're in the product's own tables, which may be in another database.
  const profiles = await riskProfiles.replaceDemo(demoProfiles({ ...DEMO_DEFAULTS, ...options }, options.now));
  return { ...written, profiles };
};

const write = async (
  knex: Knex,
  { now, onProgress, ...options }: Omit<WriteDemoBookOptions, 'riskProfiles'>,
): Promise<WriteDemoBookOutcome> => {
  const full = { ...DEMO_DEFAULTS, ...options };
  const book = streamDemoBook(full);
  const inTheWay = await bookInTheWay(knex);
  if (inTheWay) return { kind: 'refused', ...inTheWay };
  // MySQL ends a transaction at every CREATE TABLE, so the tables come first.
  await createFirmTables(knex);
  await createMarkerTable(knex);
  return knex.transaction(async (transaction) => {
    for (const table of [...FIRM_TABLES].reverse()) await transaction(table).delete();
    await clearMarkers(transaction);
    const counted = await writeRows(transaction, book, full.clients, onProgress);
    const { clients, tradesPerClient, bonds, seed } = full;
    const referenceDay = isoFromDay(full.referenceDay);
    await markBook(transaction, { kind: 'demo', detail: { seed, referenceDay, clients, tradesPerClient, bonds }, at: now });
    return { kind: 'written', clients, ...counted, profiles: 0, seed, referenceDay } as const;
  });
};

const writeRows = async (knex: Knex, book: DemoBookStream, clients: number, onProgress: (share: number) => void = () => {}) => {
  const { market } = book;
  for (const table of ['admins', 'rating_agency', 'product_master', 'product_rating', 'offers'] as const) {
    const writer = new RowWriter(knex, table);
    for (const row of market[table]) await writer.write(row);
    await writer.flush();
  }
  const users = new RowWriter(knex, 'users');
  const members = new RowWriter(knex, 'user_members');
  const orders = new RowWriter(knex, 'orders');
  let done = 0;
  for (const client of book.clients()) {
    if (client.user) await users.write(client.user);
    if (client.member) await members.write(client.member);
    for (const order of client.orders) await orders.write(order);
    done++;
    if (done % 200 === 0) onProgress(done / clients);
  }
  for (const writer of [users, members, orders]) await writer.flush();
  onProgress(1);
  return {
    members: members.rows,
    bonds: market.bonds.length,
    trades: book.trades,
    orders: orders.rows,
    offers: market.offers.length,
    openOffers: market.openOffers,
  };
};
