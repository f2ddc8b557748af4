import type { IssuerType } from '../sources/reading/codes.ts';
import type { ProductFacts } from './product-facts.ts';

/** The vocabulary of the rules. A trait that depends on an unknown fact is false. */

/** Money-market paper runs for at most a year: 366 days if that year has a 29 February. */
const DAYS_OF_A_YEAR = 366;
/** Treasury bills run for 91, 182 or 364 days, cash management bills for less. */
const DAYS_OF_THE_LONGEST_BILL = 364;

const BANKS: ReadonlySet<IssuerType> = new Set(['PSU bank', 'private bank', 'bank']);
/** Owned by the union or a state: only they are allowed tax-free bonds. */
const PUBLIC_BODIES: ReadonlySet<IssuerType> = new Set(['PSU', 'PSE', 'PSU bank', 'state government guaranteed', 'central government']);
/** Companies that may issue commercial paper: all but banks and governments. */
const COMPANIES: ReadonlySet<IssuerType> = new Set([
  'PSU',
  'PSE',
  'corporate',
  'NBFC',
  'non-PSU',
  'private bond',
  'special purpose vehicle',
]);

export const isBank = (bond: ProductFacts): boolean => bond.issuerType !== null && BANKS.has(bond.issuerType);
export const isPublicBody = (bond: ProductFacts): boolean => bond.issuerType !== null && PUBLIC_BODIES.has(bond.issuerType);
export const isCompany = (bond: ProductFacts): boolean => bond.issuerType !== null && COMPANIES.has(bond.issuerType);

export const runsLikeABill = (bond: ProductFacts): boolean => bond.tenorDays !== null && bond.tenorDays <= DAYS_OF_THE_LONGEST_BILL;
export const runsAYearAtMost = (bond: ProductFacts): boolean => bond.tenorDays !== null && bond.tenorDays <= DAYS_OF_A_YEAR;
export const runsLongerThanAYear = (bond: ProductFacts): boolean => bond.tenorDays !== null && bond.tenorDays > DAYS_OF_A_YEAR;

export const paysACoupon = (bond: ProductFacts): boolean => bond.coupon !== null && bond.coupon > 0;
/** The coupon is recorded as zero; an unknown coupon isn't zero. */
export const paysNoCoupon = (bond: ProductFacts): boolean => bond.coupon === 0;
export const paysOnlyAtMaturity = (bond: ProductFacts): boolean => bond.frequency === 'at maturity' || bond.frequency === null;

/** Whether the bond's own name says so. The issuer's name doesn't count: not every bond of "Green Infra Wind" is a green bond. */
export const isNamed = (bond: ProductFacts, words: RegExp): boolean => bond.name !== null && words.test(bond.name);
export const isIssuedBy = (bond: ProductFacts, words: RegExp): boolean => bond.issuerName !== null && words.test(bond.issuerName);

/** "Non-convertible debenture" contains the word convertible but means the opposite. */
export const isNamedConvertible = (bond: ProductFacts): boolean =>
  bond.name !== null && /\bconvertible\b|\b(?:CCD|OCD|OFCD|PCD|FCD|FCCB)s?\b/i.test(bond.name.replace(/\bnon[\s-]*convertible\b/gi, ' '));

/** XS: numbered by Euroclear and Clearstream, as bonds sold outside the issuer's country are. */
export const isNumberedAbroad = (bond: ProductFacts): boolean => bond.isin !== null && /^(?:XS|US)/.test(bond.isin);
