import type { Database } from '../../data/database.ts';
import { dayAt } from './calendar.ts';
import { dayIn, instantIn } from './cells.ts';
import { bandOf, type Rating } from './ratings.ts';
import { rowsOf } from './rows.ts';
import { type Exit, FREQUENCY_WORDS, NEVER, traitsWritten } from './structure.ts';
import type { Bond } from './world.ts';

/** A bond of a sheet, and the last day of its offer. */
export interface SheetOffer {
  readonly until: number;
  readonly bond: Bond;
  readonly yield: number | null;
  /** Paise. */
  readonly minimum: number | null;
}

/** The desk's own list of bonds on offer (`import --offers`). */
export interface OfferSheet {
  /** The desk's day on which it was loaded. */
  readonly loaded: number;
  /** The last day on which any of its offers holds. */
  readonly until: number;
  readonly offers: readonly SheetOffer[];
}

/** A bond as the sheet's import wrote it down. */
interface Written {
  readonly bondId: string;
  readonly isin: string | null;
  readonly issuer: string | null;
  readonly bondType: string;
  readonly coupon: number | null;
  readonly yieldToMaturity: number | null;
  readonly rating: Rating | null;
  readonly maturityDay: number | null;
  readonly minimumInvestment: number | null;
  readonly frequency?: string | null;
  readonly issueDay?: number | null;
  readonly traits?: readonly string[];
  readonly terms?: { readonly calls?: readonly Exit[]; readonly puts?: readonly Exit[]; readonly faceValue?: number };
}

const offerIn = ({ validUntil, bond }: { readonly validUntil: number; readonly bond: Written }): SheetOffer => {
  const traits = traitsWritten(bond.traits ?? []);
  return {
    until: validUntil,
    yield: bond.yieldToMaturity,
    minimum: bond.minimumInvestment,
    bond: {
      id: bond.bondId,
      isin: bond.isin,
      issuer: bond.issuer,
      name: null,
      type: bond.bondType,
      rating: bond.rating,
      band: bond.rating && bandOf(bond.rating.grade),
      coupon: bond.coupon,
      issued: bond.issueDay ?? null,
      matures: bond.maturityDay ?? (traits.includes('perpetual') ? NEVER : null),
      frequencyCode: FREQUENCY_WORDS.get(bond.frequency ?? '') ?? null,
      traits,
      structures: bond.traits ?? [],
      terms: {
        calls: bond.terms?.calls ?? [],
        puts: bond.terms?.puts ?? [],
        ...(bond.terms?.faceValue !== undefined && { lot: bond.terms.faceValue }),
      },
    },
  };
};

/** All sheets that were loaded, oldest first. @param zone the desk's */
export const readOfferSheets = async (own: Database, zone: string): Promise<readonly OfferSheet[]> => {
  const sheets: OfferSheet[] = [];
  for await (const row of rowsOf(own, 'advisor_offer_sheets')) {
    const bonds: Array<{ validUntil: number; bond: Written }> = typeof row.bonds === 'string' ? JSON.parse(row.bonds) : row.bonds;
    sheets.push({ loaded: dayAt(instantIn(row.imported_at), zone), until: dayIn(row.valid_until) ?? 0, offers: bonds.map(offerIn) });
  }
  return sheets;
};
