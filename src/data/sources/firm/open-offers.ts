import { type Day, type Fraction, type Paise, paise } from '../../../advisor/units.ts';
import type { Database } from '../../database.ts';
import { streamRows } from '../../stream-rows.ts';
import { readAmount, readDay, readYield, wholeNumberOf } from '../cells.ts';
import type { FirmSchema } from './firm-schema.ts';

/** What is offered of a product now. */
export interface OpenOffer {
  readonly offer: number;
  readonly yieldToMaturity: Fraction | null;
  readonly minimumInvestment: Paise | null;
}

/**
 * By product: the newest offer (highest id) that is valid as of the day, one that names a yield before one that does not. An offer without an
 * end stays valid; one whose end cannot be read does not count.
 */
export const readOpenOffers = async (database: Database, schema: FirmSchema, asOf: Day): Promise<ReadonlyMap<number, OpenOffer>> => {
  const column = (name: 'yield' | 'min_investment' | 'valid_until'): string => (schema.has(`offers.${name}`) ? `f.\`${name}\`` : 'null');
  const sql = `select f.id, f.product_id, ${column('yield')}, ${column('min_investment')}, ${column('valid_until')} from offers f`;
  const open = new Map<number, OpenOffer>();
  for await (const batch of streamRows(database, sql)) {
    for (const row of batch) {
      const [id, product, validUntil] = [wholeNumberOf(row[0]), wholeNumberOf(row[1]), readDay(row[4])];
      if (id === null || product === null || validUntil === undefined || (validUntil !== null && validUntil < asOf)) continue;
      const minimum = readAmount(row[3]);
      const offer: OpenOffer = {
        offer: id,
        yieldToMaturity: readYield(row[2]) ?? null,
        minimumInvestment: typeof minimum === 'string' ? null : paise(minimum),
      };
      const known = open.get(product);
      if (!known || isBetter(offer, known)) open.set(product, offer);
    }
  }
  return open;
};

export const isBetter = (offer: OpenOffer, than: OpenOffer): boolean => {
  const [names, others] = [offer.yieldToMaturity !== null, than.yieldToMaturity !== null];
  return names === others ? offer.offer > than.offer : names;
};
