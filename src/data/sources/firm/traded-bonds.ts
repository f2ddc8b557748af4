import type { BookBuilder } from '../../../advisor/book.ts';
import type { FirmBond } from './firm-bonds.ts';

/** A bond that an offer leads to. It comes into the book with its first usable order, and not before. */
class TradedBond {
  readonly bond: FirmBond;
  #places: { readonly type: number; readonly place: number } | null = null;

  constructor(bond: FirmBond) {
    this.bond = bond;
  }

  /** Where the book keeps the bond and its type. */
  inBook(builder: BookBuilder): { readonly type: number; readonly place: number } {
    const { id, type, band, maturityDay } = this.bond;
    this.#places ??= { type: builder.typePlace(type), place: builder.putBond(id, type, band, maturityDay) };
    return this.#places;
  }
}

/** Bonds by the offers that orders point at: one look-up an order. */
export class TradedBonds {
  readonly #byOffer = new Map<number, TradedBond>();

  /** @param offers offer to product */
  constructor(offers: ReadonlyMap<number, number>, bondsByProduct: ReadonlyMap<number, FirmBond>) {
    for (const [offer, product] of offers) {
      const bond = bondsByProduct.get(product);
      if (bond) this.#byOffer.set(offer, new TradedBond(bond));
    }
  }

  /** Every bond that an offer leads to. */
  *all(): Iterable<FirmBond> {
    for (const { bond } of this.#byOffer.values()) yield bond;
  }

  of(offer: number): TradedBond | undefined {
    return this.#byOffer.get(offer);
  }
}
