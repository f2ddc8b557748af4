/**
 * What two spellings of one issuer have in common: letter case, spaces and the legal form do not tell issuers apart.
 * "Sahyadri Finance Ltd." and "SAHYADRI FINANCE LIMITED" are one.
 */
export const issuerKey = (issuer: string): string =>
  issuer
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\s,]+(private |pvt\.? )?(limited|ltd\.?)$/, '');
