import type { NumberedAs } from '../mapping/bond-type-table.ts';

/** The kinds of securities in an Indian ISIN: its eighth and ninth characters. */
const KINDS: Readonly<Record<string, NumberedAs>> = {
  '07': 'debenture',
  '08': 'bond',
  '09': 'bond',
  '14': 'commercial paper',
  '15': 'securitised',
  '16': 'certificate of deposit',
  '24': 'bond',
};

/**
 * What an ISIN says of its bond, as the Reserve Bank and the depositories number them: `IN00` + year + a letter from U is a bill of the union,
 * `IN00` anything else of the union, `IN` + a state's number a state's loan, `INE` + issuer + kind a security of a company or a public body.
 */
export const numberedAs = (isin: string | null): NumberedAs => {
  const number = isin?.toUpperCase() ?? '';
  if (/^IN00\d{4}[U-Z]/.test(number)) return 'union bill';
  if (/^IN00/.test(number)) return 'union security';
  if (/^IN\d\d/.test(number)) return 'state loan';
  if (/^(?:XS|US)/.test(number)) return 'abroad';
  return /^INE/.test(number) ? (KINDS[number.slice(7, 9)] ?? 'none') : 'none';
};
