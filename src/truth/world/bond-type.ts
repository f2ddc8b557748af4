/** What the firm's tables say about a bond that can decide its type. Null: not recorded. */
export interface Product {
  /** `Issuer_type` */
  readonly issuerCode: number | null;
  readonly coupon: number | null;
  /** Days from issue to maturity. */
  readonly tenor: number | null;
  /** `ip_frequency` */
  readonly frequencyCode: number | null;
  readonly band: string | null;
  readonly isin: string | null;
  readonly name: string | null;
  readonly issuer: string | null;
}

const UNION = 9;
const STATE = 8;
const BANKS = [2, 6, 11];
/** PSU, PSE, PSU banks, states and the union. */
const PUBLIC = [1, 10, 2, STATE, UNION];
/** PSU, PSE, corporate, NBFC, non-PSU, private bonds and special purpose vehicles. */
const COMPANIES = [1, 10, 3, 7, 12, 14, 13];

/** A bond's type by the written rules, in their order: the first that applies. */
export const typeOf = ({ issuerCode, coupon, tenor, frequencyCode, band, isin, name, issuer }: Product): string => {
  const by = (codes: readonly number[]): boolean => issuerCode !== null && codes.includes(issuerCode);
  const named = (words: RegExp): boolean => name !== null && words.test(name);
  const pays = coupon !== null && coupon > 0;
  const paysNothing = coupon === 0;
  const within = (days: number): boolean => tenor !== null && tenor <= days;
  const long = tenor !== null && tenor > 366;
  const convertible = (name ?? '').replace(/\bnon[\s-]*convertible\b/gi, ' ');

  if (named(/\bgreen\b|\bSGrBs?\b/i)) return 'Green Bonds';
  if (by(PUBLIC) && named(/\btax[\s-]*free\b/i)) return 'Tax-Free Bonds';
  if (/\bconvertible\b|\b(?:CCD|OCD|OFCD|PCD|FCD|FCCB)s?\b/i.test(convertible)) return 'Convertible Bonds';
  if (/^(XS|US)/.test(isin ?? '') || named(/\bmasala\b|\bUSD\b|US\$|\bdollar\b|\beurobonds?\b|\bEUR\b|\bforeign currency\b/i)) {
    return 'International Bonds';
  }
  if (by([UNION])) return within(364) && !pays ? 'Treasury Bills' : 'Government Securities';
  const stateLoan = named(/\bSDLs?\b|\bSGS\b|\bstate development loans?\b/i) || (band === null && frequencyCode === 4);
  if (by([STATE]) && stateLoan) return 'Government Securities';
  if (by([5]) || /\bmunicipal\b|\bnagar (?:nigam|palika)\b|\bmahanagar palika\b/i.test(issuer ?? '')) return 'Municipal Bonds';
  if (by(BANKS) && within(366) && !pays) return 'Certificate of Deposits';
  if ((by(BANKS) || by(PUBLIC)) && named(/\bcertificates? of deposits?\b|\bCDs?\b/i)) return 'Certificate of Deposits';
  if (by(COMPANIES) && named(/\bcommercial papers?\b|\bCPs?\b/i)) return 'Commercial Papers';
  if (by(COMPANIES) && within(366) && paysNothing) return 'Commercial Papers';
  const risky = band === 'C' || band === 'default';
  if (!risky && named(/\binfra(?:structure)?\b|\b80\s*-?CCF\b/i)) return 'Infrastructure Bonds';
  if (risky) return 'High Yield Bonds';
  if (paysNothing && (frequencyCode === 6 || frequencyCode === null) && long) return 'Zero Coupon Bonds';
  if (!pays && named(/\bzero[\s-]*coupon\b|\bZCBs?\b|\bdeep discount\b/i)) return 'Zero Coupon Bonds';
  if (by([...COMPANIES, ...BANKS, STATE]) && (pays || long)) return 'Corporate Bonds';
  return 'Unclassified';
};
