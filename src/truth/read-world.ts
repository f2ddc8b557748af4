import type { Database } from '../data/database.ts';
import { settlesOn } from './world/calendar.ts';
import { readCosts } from './world/costs.ts';
import { readFirm } from './world/firm.ts';
import { readFlat } from './world/flat.ts';
import type { MappingDocument } from './world/mapped/document.ts';
import { readMapped } from './world/mapped/read-mapped.ts';
import { readNotes } from './world/notes.ts';
import { readOfferSheets } from './world/offer-sheets.ts';
import { readKept, readProduct } from './world/product.ts';
import { readProfiles } from './world/profiles.ts';
import { completed, readRegistered } from './world/registered.ts';
import { hasTable, rowsOf } from './world/rows.ts';
import type { BandRules, BondRules, CountingOrders, Intake, Limits, Trade, World } from './world/world.ts';

export interface WorldRequest {
  /** The firm's database. */
  readonly book: Database;
  /** The product's own database; null: no clients were registered. */
  readonly own: Database | null;
  /** Null: `firm` if there are orders, else `flat`. */
  readonly layout: 'firm' | 'flat' | null;
  /** The firm's own document, which replaces the layout; null: there's none. */
  readonly mapping: MappingDocument | null;
  readonly orders: CountingOrders;
  readonly bondTypeColumn: string | null;
  /** What `PRICING_FILE` holds, as JSON; null: there's none. */
  readonly pricing: unknown;
  /** The desk's day, in days since 1970. */
  readonly today: number;
  readonly holidays: ReadonlySet<number>;
  /** The desk's time zone. */
  readonly zone: string;
  readonly bondRules: BondRules;
  readonly bandRules: BandRules;
  readonly limits: Limits;
}

/** Whether the newest mark says that the book is made up. */
const isDemo = async (book: Database): Promise<boolean> => {
  if (!(await hasTable(book, 'bond_advisor_book'))) return false;
  let newest = { id: -1, kind: '' };
  for await (const row of rowsOf(book, 'bond_advisor_book')) {
    const [id, kind] = [Number(row.id), String(row.kind)];
    if (id > newest.id && (kind === 'demo' || kind === 'import')) newest = { id, kind };
  }
  return newest.kind === 'demo';
};

/** Reads the raw tables, and leaves out what the written rules leave out. */
export const readWorld = async (request: WorldRequest): Promise<World> => {
  const { book, own, mapping, orders, bondTypeColumn, pricing, today, holidays, zone, bondRules, bandRules, limits } = request;
  const layout = mapping ? 'mapped' : (request.layout ?? ((await hasTable(book, 'orders')) ? 'firm' : 'flat'));
  // A trade that settles later than what's agreed today is a mistake.
  const latest = settlesOn(today, holidays);
  const read = mapping
    ? await readMapped(book, mapping, latest, zone)
    : layout === 'firm'
      ? await readFirm(book, orders, bondTypeColumn, latest)
      : await readFlat(book, latest);
  const clients = new Map(read.clients);
  const registered = own ? await readRegistered(own, zone) : [];
  const linked = new Map(registered.map(({ id, bookId }) => [id, bookId ?? id]));
  const intakes = new Map<string, Intake>();
  for (const { id, bookId, client, intake } of registered) {
    for (const each of [id, bookId]) if (each !== null && !intakes.has(each)) intakes.set(each, intake);
    const inBook = bookId === null ? undefined : clients.get(bookId);
    if (bookId === null) {
      // Whoever was registered as somebody's child is the child of the client whom that one was linked to.
      const parent = client.parent === null ? null : (linked.get(client.parent) ?? client.parent);
      if (!clients.has(id)) clients.set(id, { ...client, parent });
    } else if (inBook) clients.set(bookId, completed(inBook, client, today));
  }
  const trades = [...read.trades].sort((a, b) => a.day - b.day || a.row - b.row);
  const tradesOf = new Map<string, Trade[]>();
  for (const trade of trades) {
    if (tradesOf.get(trade.client)?.push(trade) === undefined) tradesOf.set(trade.client, [trade]);
  }
  const kept = own && (await readKept(own));
  return {
    layout,
    today,
    holidays,
    zone,
    clients,
    intakes,
    trades,
    tradesOf,
    offers: read.offers,
    sheets: own ? await readOfferSheets(own, zone) : [],
    notes: readNotes(pricing),
    costs: readCosts(pricing),
    bondRules,
    skipped: read.skipped,
    bandRules,
    limits,
    profiles: own ? await readProfiles(own, await isDemo(book)) : new Map(),
    product: own && kept && (await readProduct(own, kept)),
    kept,
  };
};
