import type { BondBand } from '../../../src/advisor/bonds/rating.ts';
import { type Book, BookBuilder, type ClientFacts } from '../../../src/advisor/book/book.ts';
import { clientId, type Day, dayFromIso, fractionFromPercent, paiseFromRupees } from '../../../src/advisor/units.ts';

/** A day from its ISO form. */
export const on = (iso: string): Day => {
  const found = dayFromIso(iso);
  if (found === null) throw new RangeError(`${iso} is no day`);
  return found;
};

/** A client with only the given facts. */
export const someone = (id: string, known: Partial<Omit<ClientFacts, 'id'>> = {}): ClientFacts => ({
  id: clientId(id),
  birthDay: null,
  recordedAge: null,
  gender: null,
  recordedBand: null,
  parentId: null,
  relationshipManagerId: null,
  ...known,
});

/** A trade in units that people read: rupees and percent. */
export interface SmallTrade {
  readonly client: string;
  readonly day: string;
  readonly type?: string;
  readonly rupees: number;
  readonly band?: BondBand | null;
  readonly yieldPercent?: number;
  readonly couponPercent?: number;
  /** The bond's maturity; absent: nobody recorded it. */
  readonly matures?: string;
}

/** A book of a few clients and trades. A trade's client who isn't in `clients` is added without facts. */
export const smallBook = (clients: readonly ClientFacts[], trades: readonly SmallTrade[]): Book => {
  const builder = new BookBuilder();
  for (const client of clients) builder.putClient(client);
  trades.forEach((trade, sequence) => {
    const client = builder.clientPlace(trade.client) ?? builder.putClient(someone(trade.client));
    const type = trade.type ?? 'Corporate Bonds';
    const band = trade.band ?? null;
    builder.addTrade(
      client,
      on(trade.day),
      builder.typePlace(type),
      builder.putBond(
        `${type} ${band} ${trade.matures ?? ''}`.trim(),
        type,
        band,
        ...(trade.matures === undefined ? [] : [on(trade.matures)]),
      ),
      band,
      paiseFromRupees(trade.rupees),
      trade.yieldPercent === undefined ? null : fractionFromPercent(trade.yieldPercent),
      trade.couponPercent === undefined ? null : fractionFromPercent(trade.couponPercent),
      sequence,
    );
  });
  return builder.finish();
};
