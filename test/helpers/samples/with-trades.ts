import type { BondBand } from '../../../src/advisor/bonds/rating.ts';
import { BANDS, type Book, BookBuilder } from '../../../src/advisor/book/book.ts';
import type { ClientId, Day, Fraction, Paise } from '../../../src/advisor/units.ts';

/** A trade to add to a book. */
export interface AddedTrade {
  readonly client: ClientId;
  readonly day: Day;
  readonly bondType: string;
  readonly band: BondBand | null;
  readonly amount: Paise;
  readonly yieldToMaturity: Fraction | null;
  readonly coupon: Fraction | null;
}

/** The same book with some trades more. */
export const withTrades = (book: Book, added: readonly AddedTrade[]): Book => {
  const builder = new BookBuilder();
  const places = book.clients.map((client) => builder.putClient(client));
  const { offsets, day, type, amount, yieldToMaturity, coupon, band, bond } = book.trades;
  const number = (value: number | undefined): Fraction | null => (value === undefined || Number.isNaN(value) ? null : (value as Fraction));
  const put = (name: string, bondBand: BondBand | null, id: string) =>
    [builder.typePlace(name), builder.putBond(id, name, bondBand)] as const;
  places.forEach((place, client) => {
    for (let trade = offsets[client] ?? 0; trade < (offsets[client + 1] ?? 0); trade++) {
      const tradeBand = BANDS[band[trade] ?? 0] ?? null;
      const [typePlace, bondPlace] = put(
        book.bondTypes[type[trade] ?? -1] ?? 'Unclassified',
        tradeBand,
        book.bonds[bond[trade] ?? -1]?.id ?? '',
      );
      const [on, paid] = [(day[trade] ?? 0) as Day, (amount[trade] ?? 0) as Paise];
      builder.addTrade(place, on, typePlace, bondPlace, tradeBand, paid, number(yieldToMaturity[trade]), number(coupon[trade]), trade);
    }
  });
  for (const [sequence, trade] of added.entries()) {
    const [typePlace, bondPlace] = put(trade.bondType, trade.band, `added ${trade.bondType}`);
    const client = builder.clientPlace(trade.client) ?? -1;
    builder.addTrade(
      client,
      trade.day,
      typePlace,
      bondPlace,
      trade.band,
      trade.amount,
      trade.yieldToMaturity,
      trade.coupon,
      1e9 + sequence,
    );
  }
  return builder.finish();
};
