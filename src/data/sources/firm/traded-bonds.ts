import { debtorOf } from '../../../advisor/bonds/issuer-key.ts';
import type { BookBuilder } from '../../../advisor/book/book.ts';
import type { FirmBond } from './firm-bonds.ts';

/** A bond that has an offer. It enters the book with its first usable order. */
class TradedBond {
  readonly bond: FirmBond;
  #places: { readonly type: number; readonly place: number } | null = null;

  constructor(bond: FirmBond) {
    this.bond = bond;
  }

  /** The places of the bond and its type in the book. */
  inBook(builder: BookBuilder): { readonly type: number; readonly place: number } {
    const { id, type, band, maturityDay, issuer } = this.bond;
    this.#places ??= {
      type: builder.typePlace(type),
      place: builder.putBond(id, type, band, maturityDay, debtorOf({ issuer, bondId: id })),
    };
    return this.#places;
  }
}

/** Bonds by the offers that orders refer to: one look-up per order. */
export class TradedBonds {
  readonly #byOffer = new Map<number, TradedBond>();

  /** @param offers product ids by offer id */
  constructor(offers: ReadonlyMap<number, number>, bondsByProduct: ReadonlyMap<number, FirmBond>) {
    for (const [offer, product] of offers) {
      const bond = bondsByProduct.get(product);
      if (bond) this.#byOffer.set(offer, new TradedBond(bond));
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
