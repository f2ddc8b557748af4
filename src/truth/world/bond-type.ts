/** What the firm's tables say about a bond that can decide its type. Null: not recorded. */
export interface Product {
  /** `Issuer_type` */
  readonly issuerCode: number | null;
  readonly coupon: number | null;
  /** Day of issue, in days since 1970. */
  readonly issued: number | null;
  /** Days from issue to maturity. */
  readonly tenor: number | null;
  /** `ip_frequency` */
  readonly frequencyCode: number | null;
  readonly band: string | null;
  readonly isin: string | null;
  readonly name: string | null;
  readonly issuer: string | null;
  /** A book may call a bond sovereign without naming its issuer. */
  readonly ratedSovereign?: boolean;
  /** What other columns than the name say of its structure. */
  readonly taxFree?: boolean;
  readonly linked?: boolean;
}

const PSU = 1;
export const UNION = 9;
export const STATE = 8;
const CITY = 5;
const BANKS = [2, 6, 11];
/** PSU, PSE, PSU banks, states and the union. */
const PUBLIC = [PSU, 10, 2, STATE, UNION];
/** PSU, PSE, corporate, NBFC, non-PSU, private bonds and special purpose vehicles. */
const COMPANIES = [PSU, 10, 3, 7, 12, 14, 13];

/** Public bodies, however a book files them: by the first seven characters of their ISINs, and by name. */
const BODIES = 'INE261F INE556F INE514E INE557F INE134E INE020B INE053F INE031A INE202E INE906B INE787H INE733E INE848E INE752E INE861G';
const BODY_NAMES =
  /national bank for agriculture|nabard|small industries development bank|sidbi|export import bank|exim bank|national housing bank|power finance corporation|rural electrification|indian railway finance|housing and urban development corporation|indian renewable energy development|national highways authority|india infrastructure finance company|food corporation of india/;
/** Those of them whose tax-free bonds have ISINs with 07 after the issuer's. */
const TAX_FREE = 'INE053F INE202E INE261F INE031A INE134E INE020B INE906B INE733E INE848E INE787H INE557F';
/** 1 August 2011 to 31 March 2016: when the union notified tax-free issues. */
const TAX_FREE_FROM = 15_187;
const TAX_FREE_TO = 16_891;

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');

/** Who issued a bond: the ISIN of a government says it, then the list of bodies and cities, then the code. An INE number is never the union's. */
export const issuerOf = ({ issuerCode, isin, issuer }: Pick<Product, 'issuerCode' | 'isin' | 'issuer'>): number | null => {
  const number = (isin ?? '').toUpperCase();
  if (number.startsWith('IN00')) return UNION;
  if (/^IN\d\d/.test(number)) return STATE;
  const called = lettersOf(issuer ?? '');
  if (BODIES.split(' ').includes(number.slice(0, 7)) || new RegExp(`(^| )(${BODY_NAMES.source})`).test(called)) return PSU;
  if (/(^| )(municipal|nagar nigam|nagar palika|mahanagar palika)/.test(called)) return CITY;
  return issuerCode === UNION && number.startsWith('INE') ? PSU : issuerCode;
};

/** A bond's name without the longest run of its issuer's words: two or more, or the first one. */
export const withoutIssuer = (name: string, issuer: string | null): string => {
  const split = (text: string): RegExpExecArray[] => [...text.matchAll(/[\p{L}\p{N}&']+/gu)];
  const [words, theirs] = [split(name), split(issuer ?? '').map(([word]) => word.toLowerCase())];
  let best: { readonly from: number; readonly to: number; readonly words: number } | null = null;
  words.forEach((first, at) => {
    theirs.forEach((_, place) => {
      let count = 0;
      while (at + count < words.length && words[at + count]?.[0].toLowerCase() === theirs[place + count]) count++;
      const last = words[at + count - 1];
      if (count > (best?.words ?? 0) && (count > 1 || place === 0) && last)
        best = { from: first.index, to: last.index + last[0].length, words: count };
    });
  });
  const cut = best as { readonly from: number; readonly to: number } | null;
  return cut ? `${name.slice(0, cut.from)} ${name.slice(cut.to)}` : name;
};

/** A bond's type by the written rules, in their order: the first that applies. */
export const typeOf = (product: Product): string => {
  const { coupon, issued, tenor, frequencyCode, band, isin, name, issuer } = product;
  const code = issuerOf(product);
  const by = (codes: readonly number[]): boolean => code !== null && codes.includes(code);
  const own = name === null ? '' : ` ${lettersOf(withoutIssuer(name, issuer).replaceAll('$', ' usd ')).trim()} `;
  /** Whether the name says one of these, and not with "non" before it. */
  const named = (words: string): boolean => new RegExp(`(?<! non) (${words})s? `).test(own);
  const pays = coupon !== null && coupon > 0;
  const within = (days: number): boolean => tenor !== null && tenor <= days;
  const long = tenor !== null && tenor > 366;
  const number = (isin ?? '').toUpperCase();
  const kind = number.startsWith('INE') ? number.slice(7, 9) : '';
  const linked =
    product.linked ||
    /\b(market|equity|index|nifty)[\s-]*linked\b|\b(PP-?)?MLDs?\b/i.test(name === null ? '' : withoutIssuer(name, issuer));

  if (named('green bond|green debenture|green ncd|sgrb')) return 'Green Bonds';
  if (by(PUBLIC) && (named('tax free|taxfree') || product.taxFree)) return 'Tax-Free Bonds';
  if (TAX_FREE.split(' ').includes(number.slice(0, 7)) && kind === '07' && !named('ncd|debenture|bond|taxable')) {
    const inTime = issued !== null && issued >= TAX_FREE_FROM && issued <= TAX_FREE_TO;
    if (inTime && frequencyCode === 5 && tenor !== null && tenor > 3600) return 'Tax-Free Bonds';
    if (issued === null && (frequencyCode === 5 || frequencyCode === null)) return 'Unclassified';
  }
  if (named('convertible|ccd|ocd|ofcd|pcd|fcd|fccb')) return 'Convertible Bonds';
  if (/^(XS|US)/.test(number) || named('masala|usd|dollar bond|dollar denominated|eurobond|eur|foreign currency')) {
    return 'International Bonds';
  }
  if (/^IN00\d{4}[U-Z]/.test(number)) return 'Treasury Bills';
  if (by([UNION]) && named('treasury bill|t bill|tbill|dtb|cash management bill|cmb')) return 'Treasury Bills';
  if (by([UNION]) && within(364) && !pays) return 'Treasury Bills';
  const isSovereign = code === null && product.ratedSovereign === true;
  if (isSovereign && (named('bill|treasury bill|t bill|tbill') || (within(364) && !pays))) return 'Treasury Bills';
  if (/^IN\d\d/.test(number)) return 'Government Securities';
  const isGovernments = named('gs|g sec|gsec|goi|government stock|government security|strip');
  if (isSovereign && (isGovernments || pays || (tenor !== null && tenor > 364))) return 'Government Securities';
  if (by([UNION]) && isGovernments) return 'Government Securities';
  if (by([UNION]) && (pays || (tenor !== null && tenor > 364))) return 'Government Securities';
  if ((by([STATE]) || code === null) && named('sdl|sgs|state development loan')) return 'Government Securities';
  const isNumbered = /^(07|08|09|14|15|16|24)$/.test(kind) || /^(XS|US)/.test(number);
  if (by([STATE]) && !isNumbered && band === null && frequencyCode === 4) return 'Government Securities';
  if (by([CITY])) return 'Municipal Bonds';
  if (kind === '16' || (by(BANKS) && within(366) && !pays)) return 'Certificate of Deposits';
  if ((by(BANKS) || by(PUBLIC)) && named('certificate of deposit|cd')) return 'Certificate of Deposits';
  if (kind === '14' || (by(COMPANIES) && named('commercial paper|cp'))) return 'Commercial Papers';
  if (by(COMPANIES) && within(366) && coupon === 0) return 'Commercial Papers';
  const risky = band === 'C' || band === 'default';
  if (!risky && named('infrastructure bond|infra bond|80ccf|80 ccf')) return 'Infrastructure Bonds';
  if (risky) return 'High Yield Bonds';
  const atTheEnd = frequencyCode === 6 || frequencyCode === null;
  const isDebt = ['07', '08', '09', '24'].includes(kind);
  if (!linked && coupon === 0 && atTheEnd && (long || isDebt)) return 'Zero Coupon Bonds';
  if (!linked && !pays && named('zero coupon|zcb|deep discount')) return 'Zero Coupon Bonds';
  if (by([...COMPANIES, ...BANKS, STATE]) && (pays || long || linked)) return 'Corporate Bonds';
  return 'Unclassified';
};
