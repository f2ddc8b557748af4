import { gradeStep } from '../../../advisor/bonds/grade-step.ts';
import { debtorOf } from '../../../advisor/bonds/issuer-key.ts';
import { type Book, BookBuilder } from '../../../advisor/book/book.ts';
import type { ClientId, Day, Paise } from '../../../advisor/units.ts';
import type { ReadBook } from '../../../usecases/ports/book-source.ts';
import { NewestBonds } from '../flat/read-flat-book.ts';
import { latestTradeDay } from '../reading/book-calendar.ts';
import { withPlausibleBirthDays } from '../reading/plausible-birth-days.ts';
import type { Selection } from '../reading/selection.ts';
import { Tally } from '../reading/tally.ts';
import type { MappedBond } from './bond-facts.ts';
import { type BondNames, namesReader } from './bond-names.ts';
import { readMappedBonds } from './mapped-bonds.ts';
import type { MappedBook } from './mapped-book.ts';
import { MappedClients } from './mapped-clients.ts';
import { readMinimums } from './mapped-minimums.ts';
import { type Key, keyOf } from './mapped-section.ts';
import { type Books, type MappedTrade, TradeReader } from './mapped-trades.ts';

/** What offers offer, by their key. */
export const readOfferedNames = async ({ offers }: MappedBook, keys: Selection<Key> = 'all'): Promise<ReadonlyMap<Key, BondNames>> => {
  const offered = new Map<Key, BondNames>();
  for (const section of offers) {
    if (!section.has('key')) continue;
    const names = namesReader(section, 'bondKey');
    for await (const batch of section.rows(['key', ...names.fields], section.chosen('key', keys))) {
      for (const row of batch) {
        const key = keyOf(row[0]);
        if (key !== null) offered.set(key, names.read(row.slice(1)));
      }
    }
  }
  return offered;
};

interface Collected {
  readonly rows: number;
  readonly unclassified: number;
  readonly afterMaturity: number;
  /** Sales and redemptions; they aren't among the rows. */
  readonly sales: number;
}

/** Puts trades into a book. Unusable rows are counted by reason; nothing is made up for them. */
class BookFiller {
  readonly builder: BookBuilder;
  readonly #newest = new NewestBonds();
  readonly #skipped: Tally;
  readonly #books: Books;
  readonly #latest: Day;
  readonly #until: Day | null;
  readonly #minimums: ReadonlyMap<MappedBond, Paise>;
  readonly #places = new Map<MappedBond, { readonly type: number; readonly place: number }>();
  readonly sales: MappedTrade[] = [];
  /** The purchases, each with its number or else its place; kept only of chosen clients. */
  readonly purchases: (MappedTrade & { readonly order: number })[] = [];
  counts = { rows: 0, unclassified: 0, afterMaturity: 0, sales: 0 };

  constructor(
    builder: BookBuilder,
    books: Books,
    skipped: Tally,
    days: { readonly latest: Day; readonly until: Day | null },
    minimums: ReadonlyMap<MappedBond, Paise> = new Map(),
  ) {
    this.builder = builder;
    this.#books = books;
    this.#skipped = skipped;
    this.#latest = days.latest;
    this.#until = days.until;
    this.#minimums = minimums;
  }

  take(row: readonly unknown[], reader: TradeReader, only?: ReadonlySet<ClientId>): void {
    const trade = reader.read(row, this.#books, this.#latest);
    if (typeof trade !== 'string' && ((this.#until !== null && trade.day > this.#until) || (only && !only.has(trade.client)))) return;
    if (typeof trade !== 'string' && trade.isSale) {
      this.counts.sales++;
      this.sales.push(trade);
      return;
    }
    const sequence = this.counts.rows++;
    if (typeof trade === 'string') this.#skipped.add(trade);
    else {
      if (only) this.purchases.push({ ...trade, order: trade.number ?? sequence });
      this.#put(trade, sequence);
    }
  }

  #put(trade: MappedTrade, sequence: number): void {
    const { bond, client, day } = trade;
    const { clients } = this.#books;
    if (trade.said) clients.hear(client, trade.said, day);
    let places = this.#places.get(bond);
    if (places === undefined) {
      const { issueDay, frequency } = bond;
      const minimum = this.#minimums.get(bond);
      const debtor = debtorOf({ issuer: bond.issuer, bondId: bond.id });
      const place = this.builder.putBond(bond.id, bond.type, bond.band, bond.maturityDay, {
        debtor,
        issueDay,
        frequency,
        ...(minimum !== undefined && { minimum }),
      });
      places = { type: this.builder.typePlace(bond.type), place };
      // A bond that only its trades describe is described by each of them.
      if (this.#books.bonds.has(bond)) this.#places.set(bond, places);
      else this.#newest.see({ bondId: bond.id, day, bondType: bond.type, band: bond.band });
    }
    if (places.type < 0) this.counts.unclassified++;
    if (bond.maturityDay !== null && day > bond.maturityDay) this.counts.afterMaturity++;
    this.builder.addTrade(
      clients.place(client),
      day,
      places.type,
      places.place,
      bond.band,
      trade.amount,
      trade.yieldToMaturity,
      bond.coupon,
      trade.number ?? sequence,
      gradeStep(bond.rating, bond.band),
    );
  }

  finish(): Book {
    for (const { client, bond, day, amount } of this.sales) {
      // A sale by somebody who bought nothing takes nothing from anybody.
      const place = this.builder.clientPlace(client);
      if (place !== undefined) this.builder.addSale(place, bond.id, day, amount);
    }
    this.#books.clients.finish();
    return this.#newest.correct(this.builder.finish());
  }
}

/** Reads the whole book. Small tables are joined in memory and trades are streamed past them. */
export const readMappedBook = async (
  mapped: MappedBook,
  request: { readonly until?: Day; readonly onRows?: (rows: number) => void } = {},
): Promise<ReadBook & Collected> => {
  const [builder, skipped, blanked] = [new BookBuilder(), new Tally(), new Tally()];
  const bonds = await readMappedBonds(mapped, blanked);
  const offers = await readOfferedNames(mapped);
  const clients = new MappedClients(builder);
  await clients.read(mapped.clients, blanked);
  const filler = new BookFiller(
    builder,
    { clients, bonds, offers },
    skipped,
    { latest: latestTradeDay(mapped.calendar), until: request.until ?? null },
    await readMinimums(mapped, bonds),
  );
  for (const section of [...mapped.trades, ...mapped.sales]) {
    const reader = new TradeReader(section, blanked);
    for await (const batch of reader.rows()) {
      for (const row of batch) filler.take(row, reader);
      request.onRows?.(filler.counts.rows);
    }
  }
  const book = withPlausibleBirthDays(filler.finish(), blanked);
  return { book, ...filler.counts, skipped: skipped.counts(), blanked: blanked.counts() };
};

/** Reads a book of just these clients, and each of their trades with its bond as its row has it. Ids that no client has are left out. */
export const readMappedClients = async (
  mapped: MappedBook,
  only: ReadonlySet<ClientId>,
  until: Day | null = null,
): Promise<Pick<BookFiller, 'purchases' | 'sales'> & { readonly book: Book }> => {
  const [builder, ignored] = [new BookBuilder(), new Tally()];
  const clients = new MappedClients(builder);
  await clients.read(mapped.clients, ignored, only);
  const read: (readonly [TradeReader, readonly unknown[]])[] = [];
  for (const section of [...mapped.trades, ...mapped.sales]) {
    const reader = new TradeReader(section, ignored);
    for (const condition of reader.ofClients(only, clients)) {
      for await (const batch of reader.rows(condition)) for (const row of batch) read.push([reader, row]);
    }
  }
  const { offers, bonds } = await bondsOfRows(mapped, read, ignored);
  const filler = new BookFiller(builder, { clients, bonds, offers }, ignored, { latest: latestTradeDay(mapped.calendar), until });
  for (const [reader, row] of read) filler.take(row, reader, only);
  return { book: filler.finish(), purchases: filler.purchases, sales: filler.sales };
};

/** Reads just the bonds that these rows name. */
export const bondsOfRows = async (mapped: MappedBook, rows: readonly (readonly [TradeReader, readonly unknown[]])[], tally: Tally) => {
  const offers = await readOfferedNames(mapped, new Set(rows.flatMap(([, row]) => keyOf(row[TradeReader.OFFER]) ?? [])));
  const named = rows.flatMap(([reader, row]) => reader.bondOf(row, offers) ?? []);
  return { offers, bonds: await readMappedBonds(mapped, tally, named) };
};
