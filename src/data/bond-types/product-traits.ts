import type { IssuerType } from '../sources/codes.ts';
import type { ProductFacts } from './product-facts.ts';

/** The words that the rules are written in. A trait that hangs on an unknown fact does not hold. */

/** Money-market paper runs for a year at most; 366 days where that year holds a 29 February. */
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
/** Zero is recorded; an unknown coupon is not zero. */
export const paysNoCoupon = (bond: ProductFacts): boolean => bond.coupon === 0;
export const paysOnlyAtMaturity = (bond: ProductFacts): boolean => bond.frequency === 'at maturity' || bond.frequency === null;

/** Whether the bond's own name says so. The issuer's does not count: not every bond of "Green Infra Wind" is a green bond. */
export const isNamed = (bond: ProductFacts, words: RegExp): boolean => bond.name !== null && words.test(bond.name);
export const isIssuedBy = (bond: ProductFacts, words: RegExp): boolean => bond.issuerName !== null && words.test(bond.issuerName);

/** "Non-convertible debenture" holds the word convertible and means the contrary. */
export const isNamedConvertible = (bond: ProductFacts): boolean =>
  bond.name !== null && /\bconvertible\b|\b(?:CCD|OCD|OFCD|PCD|FCD|FCCB)s?\b/i.test(bond.name.replace(/\bnon[\s-]*convertible\b/gi, ' '));

/** XS: numbered by Euroclear and Clearstream, as bonds sold outside the issuer's country are. */
export const isNumberedAbroad = (bond: ProductFacts): boolean => bond.isin !== null && /^(?:XS|US)/.test(bond.isin);
