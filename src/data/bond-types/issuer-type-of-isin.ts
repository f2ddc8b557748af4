import type { IssuerType } from '../sources/reading/codes.ts';

/**
 * Who issued a bond, as far as an Indian ISIN tells, for books without issuer types: IN00 is the union, IN1 to IN4 are the states, INE a
 * company or a public body. Only public bodies issue tax-free bonds.
 */
export const issuerTypeOfIsin = (isin: string | null, name: string | null): IssuerType | null => {
  if (isin === null) return null;
  if (/^IN00/.test(isin)) return 'central government';
  if (/^IN[1-4]/.test(isin)) return 'state government guaranteed';
  if (!/^INE/.test(isin)) return null;
  return /\btax[\s-]*free\b/i.test(name ?? '') ? 'PSU' : 'corporate';
};
