import { UNCLASSIFIED } from '../../../advisor/bonds/bond.ts';
import { BANDS, type Book, type BookBond, type ClientFacts } from '../../../advisor/book/book.ts';
import type { ClientTrade } from '../../../advisor/book/client-trade.ts';
import type { ClientId, Day, Fraction, Paise } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { readBookOfClients } from './book-of-clients.ts';
import type { FirmOptions } from './firm-options.ts';
import type { FirmSchema } from './firm-schema.ts';

/** The purchases of these clients, exactly those the book counts: newest first; on one day by client id, then the later order first. */
export const readFirmTrades = async (
  database: Database,
  schema: FirmSchema,
  options: FirmOptions,
  ids: readonly ClientId[],
): Promise<readonly ClientTrade[]> => {
  if (ids.length === 0) return [];
  const { book, bonds } = await readBookOfClients(database, schema, options, new Set(ids));
  return clientTradesOf(book, bonds);
};

/** What a source knows about a bond that isn't in the book. */
type KnownBond = Pick<ClientTrade, 'isin' | 'issuer' | 'frequency' | 'rating' | 'maturityDay'>;

/** The purchases of a book: newest first; on one day by client id, then the later one first. */
export const clientTradesOf = (book: Book, bonds: ReadonlyMap<string, KnownBond>): readonly ClientTrade[] => {
  const { offsets, day, type, amount, held, yieldToMaturity, coupon, band, bond } = book.trades;
  const trades = book.clients.flatMap(({ id }: ClientFacts, client) => {
    const first = offsets[client] as number;
    const count = (offsets[client + 1] as number) - first;
    return Array.from({ length: count }, (_, back): ClientTrade => {
      const row = first + count - 1 - back;
      const known = bonds.get((book.bonds[bond[row] as number] as BookBond).id);
      return {
        clientId: id,
        day: day[row] as Day,
        amount: amount[row] as Paise,
        ...(held !== undefined && held[row] !== amount[row] && { held: held[row] as Paise }),
        bondId: (book.bonds[bond[row] as number] as BookBond).id,
        isin: known?.isin ?? null,
        issuer: known?.issuer ?? null,
        bondType: book.bondTypes[type[row] as number] ?? UNCLASSIFIED,
        yieldToMaturity: numberOf(yieldToMaturity[row]) as Fraction | null,
        coupon: numberOf(coupon[row]) as Fraction | null,
        frequency: known?.frequency ?? null,
        rating: known?.rating ?? null,
        band: BANDS[band[row] as number] ?? null,
        maturityDay: known?.maturityDay ?? null,
      };
    });
  });
  return trades.sort((left, right) => right.day - left.day);
};

/** Turns NaN, the columns' mark for "unknown", into null. */
const numberOf = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);
