import { z } from 'zod';
import type { BondOnOffer } from '../../../advisor/bonds/bond.ts';
import { type Day, isoFromDay } from '../../../advisor/units.ts';
import type { OfferSheets } from '../../../usecases/ports/book-source.ts';
import type { Database } from '../../database.ts';
import { readDocument } from '../../rows/document.ts';
import { Row } from '../../rows/row.ts';

class OfferSheetRow extends Row {
  static override tableName = 'advisor_offer_sheets';
  declare id: number;
  declare imported_at: string | Date;
  declare imported_by: string | null;
  declare file: string;
  declare digest: string;
  declare valid_until: string;
  declare bonds: string;
}

const day = z.int().nullable();
const rate = z.number().nullable();
const schema = z.array(
  z.object({
    validUntil: z.int(),
    bond: z.looseObject({
      bondId: z.string(),
      bondType: z.string(),
      coupon: rate,
      yieldToMaturity: rate,
      maturityDay: day,
      rating: z.looseObject({ grade: z.string() }).nullable(),
    }),
  }),
);

/** The desk's sheets of bonds on offer. The newest of a day counts, whatever an older one says. */
export const offerSheetStore = ({ knex }: Database): OfferSheets => ({
  put: async ({ at, who, file, digest, validUntil, bonds }) => {
    await OfferSheetRow.query(knex).insert({
      imported_at: at,
      imported_by: who,
      file,
      digest,
      valid_until: isoFromDay(validUntil),
      bonds: JSON.stringify(bonds),
    });
  },
  validOn: async (asOf: Day, loadedBy: Date) => {
    const row = await OfferSheetRow.query(knex).where('imported_at', '<', loadedBy).orderBy('id', 'desc').first();
    if (!row || row.valid_until < isoFromDay(asOf)) return null;
    const bonds = readDocument(schema, row.bonds, `offer sheet ${row.id}`) as ReadonlyArray<{
      readonly validUntil: Day;
      readonly bond: BondOnOffer;
    }>;
    return bonds.flatMap(({ validUntil, bond }) => (validUntil >= asOf ? [bond] : []));
  },
});
