import type { ProductFacts } from './product-facts.ts';
import {
  isBank,
  isCompany,
  isIssuedBy,
  isNamed,
  isNamedConvertible,
  isNumberedAbroad,
  isPublicBody,
  paysACoupon,
  paysNoCoupon,
  paysOnlyAtMaturity,
  runsAYearAtMost,
  runsLikeABill,
  runsLongerThanAYear,
} from './product-traits.ts';
import type { BondType } from './thirteen-types.ts';

export interface BondTypeRule {
  readonly name: string;
  readonly type: BondType;
  readonly holds: (bond: ProductFacts) => boolean;
  readonly reason: string;
}

/** Rules from a product to its type: the first that applies decides. A bond without a rule is Unclassified. */
export const BOND_TYPE_RULES: readonly BondTypeRule[] = [
  {
    name: 'named green',
    type: 'Green Bonds',
    holds: (bond) => isNamed(bond, /\bgreen\b|\bSGrBs?\b/i),
    reason: 'Green is a label that the issue carries, whoever issues it; the union calls its own SGrB.',
  },
  {
    name: 'named tax-free, of a public body',
    type: 'Tax-Free Bonds',
    holds: (bond) => isPublicBody(bond) && isNamed(bond, /\btax[\s-]*free\b/i),
    reason: 'Interest is exempt only where the union notified the issue, and it does so for public bodies.',
  },
  {
    name: 'named convertible',
    type: 'Convertible Bonds',
    holds: isNamedConvertible,
    reason: 'The right to shares outweighs issuer and rating; foreign currency convertibles (FCCB) are convertibles first.',
  },
  {
    name: 'sold abroad',
    type: 'International Bonds',
    holds: (bond) =>
      isNumberedAbroad(bond) || isNamed(bond, /\bmasala\b|\bUSD\b|US\$|\bdollar\b|\beurobonds?\b|\bEUR\b|\bforeign currency\b/i),
    reason: 'Masala bonds and bonds in other currencies are settled outside India; an ISIN of XS or US says the same.',
  },
  {
    name: 'union, up to 364 days, without coupon',
    type: 'Treasury Bills',
    holds: (bond) => bond.issuerType === 'central government' && runsLikeABill(bond) && !paysACoupon(bond),
    reason: 'The union borrows for less than a year only by bills at a discount, so an unrecorded coupon is no obstacle.',
  },
  {
    name: 'union',
    type: 'Government Securities',
    holds: (bond) => bond.issuerType === 'central government',
    reason: 'Everything else of the union, STRIPS without coupon and savings bonds too.',
  },
  {
    name: 'state development loan',
    type: 'Government Securities',
    holds: (bond) =>
      bond.issuerType === 'state government guaranteed' &&
      (isNamed(bond, /\bSDLs?\b|\bSGS\b|\bstate development loans?\b/i) || (bond.band === null && bond.frequency === 'semi-annual')),
    reason:
      "A state's own loan is a government security. It pays half-yearly and no agency rates it; what a state only guarantees is rated.",
  },
  {
    name: 'municipality',
    type: 'Municipal Bonds',
    holds: (bond) => bond.issuerType === 'municipal' || isIssuedBy(bond, /\bmunicipal\b|\bnagar (?:nigam|palika)\b|\bmahanagar palika\b/i),
    reason: 'Cities are an issuer of their own kind, whatever the structure.',
  },
  {
    name: 'bank, up to a year, without coupon',
    type: 'Certificate of Deposits',
    holds: (bond) => isBank(bond) && runsAYearAtMost(bond) && !paysACoupon(bond),
    reason: 'Banks issue no bonds of a year or less, so an unrecorded coupon is no obstacle.',
  },
  {
    name: 'named certificate of deposit',
    type: 'Certificate of Deposits',
    holds: (bond) => (isBank(bond) || isPublicBody(bond)) && isNamed(bond, /\bcertificates? of deposits?\b|\bCDs?\b/i),
    reason: 'Public financial institutions (NABARD, SIDBI, EXIM) issue them too, for up to three years.',
  },
  {
    name: 'named commercial paper',
    type: 'Commercial Papers',
    holds: (bond) => isCompany(bond) && isNamed(bond, /\bcommercial papers?\b|\bCPs?\b/i),
    reason: 'The name settles it where dates are missing.',
  },
  {
    name: 'company, up to a year, coupon of zero',
    type: 'Commercial Papers',
    holds: (bond) => isCompany(bond) && runsAYearAtMost(bond) && paysNoCoupon(bond),
    reason: 'Sold at a discount. Short debentures with a coupon exist, so an unrecorded coupon proves nothing here.',
  },
  {
    name: 'named infrastructure',
    type: 'Infrastructure Bonds',
    holds: (bond) => bond.band !== 'C' && bond.band !== 'default' && isNamed(bond, /\binfra(?:structure)?\b|\b80\s*-?CCF\b/i),
    reason: 'Long bonds for a purpose that the name tells. Below investment grade the risk says more than the purpose: see the next rule.',
  },
  {
    name: 'below investment grade',
    type: 'High Yield Bonds',
    holds: (bond) => bond.band === 'C' || bond.band === 'default',
    reason: 'BB+ and below: bought for its yield and at its risk. An unrated bond is not meant.',
  },
  {
    name: 'longer than a year, coupon of zero, paid at maturity',
    type: 'Zero Coupon Bonds',
    holds: (bond) => paysNoCoupon(bond) && paysOnlyAtMaturity(bond) && runsLongerThanAYear(bond),
    reason: 'A coupon of zero beside a payment every quarter is a recording fault, and does not make a zero coupon bond.',
  },
  {
    name: 'named zero coupon',
    type: 'Zero Coupon Bonds',
    holds: (bond) => !paysACoupon(bond) && isNamed(bond, /\bzero[\s-]*coupon\b|\bZCBs?\b|\bdeep discount\b/i),
    reason: 'The name settles it where dates are missing.',
  },
  {
    name: 'named issuer, with a coupon or longer than a year',
    type: 'Corporate Bonds',
    holds: (bond) =>
      (isCompany(bond) || isBank(bond) || bond.issuerType === 'state government guaranteed') &&
      (paysACoupon(bond) || runsLongerThanAYear(bond)),
    reason:
      'Companies, banks, public undertakings and what a state guarantees: there is no type for PSU or bank bonds, and the market trades them ' +
      'as corporate bonds. Only for issuer types that we know.',
  },
];
