import { BANDS, type Book } from '../../../src/advisor/book/book.ts';
import { type Day, isoFromDay } from '../../../src/advisor/units.ts';

const orNull = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

/** A client's trades in order, in readable form. */
export const tradesOf = (book: Book, id: string) => {
  const client = book.clients.findIndex((facts) => facts.id === id);
  const { offsets, day, type, amount, yieldToMaturity, coupon, band, bond } = book.trades;
  const [from = 0, to = 0] = client < 0 ? [] : [offsets[client], offsets[client + 1]];
  return Array.from({ length: to - from }, (_, place) => from + place).map((row) => ({
    day: isoFromDay(day[row] as Day),
    type: book.bondTypes[type[row] as number] ?? 'Unclassified',
    bond: book.bonds[bond[row] as number]?.id,
    band: BANDS[band[row] as number],
    amount: amount[row] as number,
    yieldToMaturity: orNull(yieldToMaturity[row]),
    coupon: orNull(coupon[row]),
  }));
};
