import type { Book, TradeColumns } from './book.ts';
import { type Random, sampleWithoutReplacement } from './random.ts';

/** A book of at most `limit` clients drawn at random, with all their trades; the book itself where it is no larger. */
export const sampleOfBook = (book: Book, limit: number, random: Random): Book => {
  if (book.clients.length <= limit) return book;
  const chosen = sampleWithoutReplacement(book.clients.length, limit, random);
  const offsets = new Uint32Array(chosen.length + 1);
  chosen.forEach((client, place) => {
    const trades = (book.trades.offsets[client + 1] as number) - (book.trades.offsets[client] as number);
    offsets[place + 1] = (offsets[place] as number) + trades;
  });
  const rows = new Uint32Array(offsets[chosen.length] as number);
  chosen.forEach((client, place) => {
    const from = book.trades.offsets[client] as number;
    for (let row = offsets[place] as number, at = from; row < (offsets[place + 1] as number); row++, at++) rows[row] = at;
  });
  const { day, type, amount, yieldToMaturity, coupon, band, bond } = book.trades;
  const trades: TradeColumns = {
    offsets,
    day: Int32Array.from(rows, (row) => day[row] as number),
    type: Int16Array.from(rows, (row) => type[row] as number),
    amount: Float64Array.from(rows, (row) => amount[row] as number),
    yieldToMaturity: Float64Array.from(rows, (row) => yieldToMaturity[row] as number),
    coupon: Float64Array.from(rows, (row) => coupon[row] as number),
    band: Uint8Array.from(rows, (row) => band[row] as number),
    bond: Int32Array.from(rows, (row) => bond[row] as number),
  };
  return { ...book, clients: Array.from(chosen, (client) => book.clients[client] as Book['clients'][number]), trades };
};
