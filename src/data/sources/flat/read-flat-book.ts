import { gradeStep } from '../../../advisor/bonds/grade-step.ts';
import { debtorOf } from '../../../advisor/bonds/issuer-key.ts';
import { type Book, type BookBond, BookBuilder } from '../../../advisor/book/book.ts';
import type { ClientId, Day } from '../../../advisor/units.ts';
import type { ReadBook } from '../../../usecases/ports/book-source.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { textOf } from '../reading/cells.ts';
import { selectionSql } from '../reading/selection.ts';
import { Tally } from '../reading/tally.ts';
import { FlatClients } from './flat-clients.ts';
import type { FlatSchema } from './flat-schema.ts';
import { CLIENT_CELLS_FROM, type FlatTrade, flatTrade } from './flat-trade.ts';

interface Request {
  readonly until?: Day | null;
  readonly onRows?: (rows: number) => void;
  /** Reads only these clients' rows. */
  readonly only?: ReadonlySet<ClientId>;
}

/**
 * Reads the book from `investment_data` and, if present, `clients`. If the rows of one bond differ, its newest trade decides. Every trade
 * keeps the type, band, rates and maturity of its own row, whoever's rows are read. `blanked` counts fields row by row.
 */
export const readFlatBook = async (
  database: Database,
  schema: FlatSchema,
  request: Request = {},
): Promise<ReadBook & { readonly afterMaturity: number }> => {
  const [builder, skipped, blanked] = [new BookBuilder(), new Tally(), new Tally()];
  const [clients, bonds] = [new FlatClients(builder, blanked), new NewestBonds()];
  const until = request.until ?? null;
  const sales: FlatTrade[] = [];
  let [rows, afterMaturity, unclassified] = [0, 0, 0];
  // The database's collation may match more than we asked for ("c1 " for "C1"). We compare the bytes.
  const { sql: chosen, bindings } = selectionSql('t.client_id', request.only ?? 'all');
  const isOther = (cell: unknown): boolean => request.only !== undefined && !request.only.has(textOf(cell) as ClientId);

  if (schema.clients !== null) {
    for await (const batch of streamRows(database, `${schema.clients} where ${chosen} ${schema.clientOrder}`, bindings)) {
      for (const row of batch) {
        const id = textOf(row[0]) as ClientId | null;
        if (id !== null && !isOther(id)) clients.hearFromClients(id, row.slice(1));
      }
    }
  }
  for await (const batch of streamRows(database, `${schema.trades} where ${chosen} ${schema.tradeOrder}`, bindings)) {
    for (const row of batch) {
      if (isOther(row[0])) continue;
      const trade = flatTrade(row, schema.latest, blanked);
      if (typeof trade !== 'string' && until !== null && trade.day > until) continue;
      if (typeof trade !== 'string' && trade.isSale) {
        sales.push(trade);
        continue;
      }
      const sequence = rows++;
      if (typeof trade === 'string') {
        skipped.add(trade);
        continue;
      }
      const client = clients.hearFromTrade(trade.client, row.slice(CLIENT_CELLS_FROM), trade.day);
      const type = builder.typePlace(trade.bondType);
      if (type < 0) unclassified++;
      if (trade.maturityDay !== null && trade.day > trade.maturityDay) afterMaturity++;
      const bond = builder.putBond(trade.bondId, trade.bondType, trade.band, trade.maturityDay, {
        debtor: debtorOf(trade),
        issueDay: trade.issueDay,
        frequency: trade.frequency,
      });
      bonds.see(trade);
      const grade = gradeStep(trade.rating, trade.band);
      builder.addTrade(client, trade.day, type, bond, trade.band, trade.amount, trade.yieldToMaturity, trade.coupon, sequence, grade);
    }
    request.onRows?.(rows);
  }
  for (const { client, bondId, day, amount } of sales) {
    // A sale by somebody who bought nothing takes nothing from anybody.
    const place = builder.clientPlace(client);
    if (place !== undefined) builder.addSale(place, bondId, day, amount);
  }
  clients.finish();
  return { book: bonds.correct(builder.finish()), rows, skipped: skipped.counts(), blanked: blanked.counts(), unclassified, afterMaturity };
};

/** Type and band of each bond, from its newest trade. */
export class NewestBonds {
  readonly #seen = new Map<string, Pick<FlatTrade, 'day' | 'bondType' | 'band'>>();

  see({ bondId, day, bondType, band }: Pick<FlatTrade, 'bondId' | 'day' | 'bondType' | 'band'>): void {
    const known = this.#seen.get(bondId);
    if (!known || day >= known.day) this.#seen.set(bondId, { day, bondType, band });
  }

  correct(book: Book): Book {
    const places = new Map(book.bondTypes.map((type, place) => [type, place]));
    const bonds = book.bonds.map((bond): BookBond => {
      const newest = this.#seen.get(bond.id);
      if (!newest) return bond;
      return { ...bond, type: places.get(newest.bondType) ?? -1, band: newest.band };
    });
    return { ...book, bonds };
  }
}
