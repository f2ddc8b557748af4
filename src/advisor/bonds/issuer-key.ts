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
