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
