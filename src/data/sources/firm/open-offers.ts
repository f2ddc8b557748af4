import { type Day, type Fraction, type Paise, paise } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { readAmount, readDay, readYield, wholeNumberOf } from '../reading/cells.ts';
import type { FirmSchema } from './firm-schema.ts';

/** An open offer for a product. */
export interface OpenOffer {
  readonly offer: number;
  readonly yieldToMaturity: Fraction | null;
  readonly minimumInvestment: Paise | null;
  /** The last day of any of the product's open offers; null: one stays open. */
  readonly until: Day | null;
}

/** The firm's offers on a day, by product. */
export interface OffersOnDay {
  /** The best open offer: one with a yield before one without, then the newest (highest id). */
  readonly open: ReadonlyMap<number, OpenOffer>;
  /** Products with an offer that has ended. Without an open one, they aren't on offer any more. */
  readonly ended: ReadonlySet<number>;
}

/** Reads the offers on a day. One without an end date stays valid; one with an unreadable end date doesn't count. */
export const readOffersOn = async (database: Database, schema: FirmSchema, asOf: Day): Promise<OffersOnDay> => {
  const column = (name: 'yield' | 'min_investment' | 'valid_until'): string => (schema.has(`offers.${name}`) ? `f.\`${name}\`` : 'null');
  const sql = `select f.id, f.product_id, ${column('yield')}, ${column('min_investment')}, ${column('valid_until')} from offers f`;
  const [open, ended] = [new Map<number, OpenOffer>(), new Set<number>()];
  for await (const batch of streamRows(database, sql)) {
    for (const row of batch) {
      const [id, product, validUntil] = [wholeNumberOf(row[0]), wholeNumberOf(row[1]), readDay(row[4])];
      if (id === null || product === null || validUntil === undefined) continue;
      if (validUntil !== null && validUntil < asOf) {
        ended.add(product);
        continue;
      }
      const minimum = readAmount(row[3]);
      const offer: OpenOffer = {
        offer: id,
        yieldToMaturity: readYield(row[2]) ?? null,
        minimumInvestment: typeof minimum === 'string' ? null : paise(minimum),
        until: validUntil,
      };
      open.set(product, better(offer, open.get(product) ?? offer));
    }
  }
  return { open, ended };
};

/** The later of two last days; null, which stays open, is the latest. */
export const laterOf = (day: Day | null, other: Day | null): Day | null =>
  day === null || other === null ? null : day > other ? day : other;

/** The better of two offers of one bond, with the later of their last days. */
export const better = (offer: OpenOffer, other: OpenOffer): OpenOffer => ({
  ...(isBetter(offer, other) ? offer : other),
  until: laterOf(offer.until, other.until),
});

const isBetter = (offer: OpenOffer, than: OpenOffer): boolean => {
  const [names, others] = [offer.yieldToMaturity !== null, than.yieldToMaturity !== null];
  return names === others ? offer.offer > than.offer : names;
};
