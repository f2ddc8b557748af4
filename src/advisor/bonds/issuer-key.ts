import type { BondOnOffer } from './bond.ts';

/**
 * A key shared by all spellings of an issuer: letter case, spaces and the legal form are ignored.
 * "Sahyadri Finance Ltd." and "SAHYADRI FINANCE LIMITED" have the same key.
 */
export const issuerKey = (issuer: string): string =>
  issuer
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s,]+(private |pvt\.? )?(limited|ltd\.?)$/, '');

/** A key of the issuer; a bond without a recorded issuer has its own key. */
export const debtorOf = ({ issuer, bondId }: { readonly issuer: string | null; readonly bondId: string }): string => {
  const key = issuerKey(issuer ?? '');
  return key === '' ? `bond ${bondId}` : `issuer ${key}`;
};

const OF_OFFERS = new WeakMap<BondOnOffer, string>();

/** `debtorOf` an offer, made once: all clients are judged by the same offers, and an offer object never changes. */
export const debtorOfOffer = (offer: BondOnOffer): string => {
  const known = OF_OFFERS.get(offer);
  if (known !== undefined) return known;
  const made = debtorOf(offer);
  OF_OFFERS.set(offer, made);
  return made;
};
