import { type Random, sampleByName } from '../random.ts';
import type { Book, TradeColumns } from './book.ts';

/** A book of `limit` clients drawn at random, with all their trades; the book itself if it's no larger. */
export const sampleOfBook = (book: Book, limit: number, random: Random): Book => {
  if (book.clients.length <= limit) return book;
  const chosen = sampleByName(
    book.clients.map(({ id }) => id),
    limit,
    random,
  );
  const offsets = new Uint32Array(chosen.length + 1);
  chosen.forEach((client, place) => {
    const trades = book.trades.offsets[client + 1] - book.trades.offsets[client];
    offsets[place + 1] = offsets[place] + trades;
  });
  const rows = new Uint32Array(offsets[chosen.length]);
  chosen.forEach((client, place) => {
    const from = book.trades.offsets[client];
    for (let row = offsets[place], at = from; row < offsets[place + 1]; row++, at++) rows[row] = at;
  });
  const { day, type, amount, yieldToMaturity, coupon, band, grade, bond, held } = book.trades;
  const trades: TradeColumns = {
    offsets,
    day: Int32Array.from(rows, (row) => day[row]),
    type: Int16Array.from(rows, (row) => type[row]),
    amount: Float64Array.from(rows, (row) => amount[row]),
    yieldToMaturity: Float64Array.from(rows, (row) => yieldToMaturity[row]),
    coupon: Float64Array.from(rows, (row) => coupon[row]),
    band: Uint8Array.from(rows, (row) => band[row]),
    grade: Uint8Array.from(rows, (row) => grade[row]),
    bond: Int32Array.from(rows, (row) => bond[row]),
    ...(held && { held: Float64Array.from(rows, (row) => held[row]) }),
  };
  return { ...book, clients: Array.from(chosen, (client) => book.clients[client]), trades };
};
