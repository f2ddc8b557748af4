import { gradeStep } from '../../../advisor/bonds/grade-step.ts';
import { debtorOf } from '../../../advisor/bonds/issuer-key.ts';
import type { BookBuilder } from '../../../advisor/book/book.ts';
import type { Paise } from '../../../advisor/units.ts';
import type { FirmBond } from './firm-bonds.ts';

/** A bond that has an offer. It enters the book with its first usable order. */
class TradedBond {
  readonly bond: FirmBond;
  readonly grade: number | null;
  readonly #minimum: Paise | null;
  #places: { readonly type: number; readonly place: number } | null = null;

  constructor(bond: FirmBond, minimum: Paise | null) {
    this.bond = bond;
    this.grade = gradeStep(bond.rating, bond.band);
    this.#minimum = minimum;
  }

  /** The places of the bond and its type in the book. */
  inBook(builder: BookBuilder): { readonly type: number; readonly place: number } {
    const { id, type, band, maturityDay, issuer, issueDay, frequency } = this.bond;
    this.#places ??= {
      type: builder.typePlace(type),
      place: builder.putBond(id, type, band, maturityDay, {
        debtor: debtorOf({ issuer, bondId: id }),
        issueDay,
        frequency,
        ...(this.#minimum !== null && { minimum: this.#minimum }),
      }),
    };
    return this.#places;
  }
}

/** Bonds by the offers that orders refer to: one look-up per order. */
export class TradedBonds {
  readonly #byOffer = new Map<number, TradedBond>();

  /** @param offers product ids by offer id @param minimums by product; what isn't there is unknown */
  constructor(
    offers: ReadonlyMap<number, number>,
    bondsByProduct: ReadonlyMap<number, FirmBond>,
    minimums: ReadonlyMap<number, Paise> = new Map(),
  ) {
    const least = new Map<FirmBond, Paise>();
    for (const [product, minimum] of minimums) {
      const bond = bondsByProduct.get(product);
      if (bond) least.set(bond, Math.min(minimum, least.get(bond) ?? minimum) as Paise);
    }
    for (const [offer, product] of offers) {
      const bond = bondsByProduct.get(product);
      if (bond) this.#byOffer.set(offer, new TradedBond(bond, least.get(bond) ?? null));
    }
  }

  /** Every bond that has an offer. */
  *all(): Iterable<FirmBond> {
    for (const { bond } of this.#byOffer.values()) yield bond;
  }

  of(offer: number): TradedBond | undefined {
    return this.#byOffer.get(offer);
  }
}
