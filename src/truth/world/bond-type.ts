import { structuresIn } from './named-structures.ts';
import { type OwnIssuer, type OwnTypes, typeByRules } from './own-types.ts';
import { FREQUENCY_WORDS } from './structure.ts';
import { withoutIssuer } from './without-issuer.ts';

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
  /** Its structure, by its name and by columns of its own. */
  readonly structures?: readonly string[];
}

/** The words of `Issuer_type` in the source schema, by code. */
export const ISSUERS: ReadonlyMap<string, number> = new Map([
  ['PSU', 1],
  ['PSU bank', 2],
  ['corporate', 3],
  ['municipal', 5],
  ['private bank', 6],
  ['NBFC', 7],
  ['state government guaranteed', 8],
  ['central government', 9],
  ['PSE', 10],
  ['bank', 11],
  ['non-PSU', 12],
  ['special purpose vehicle', 13],
  ['private bond', 14],
]);
const wordsOf = (codes: ReadonlyMap<string, number>, code: number | null): string =>
  [...codes].find(([, each]) => each === code)?.[0] ?? 'unknown';

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

/** What a bond's own name may say, by label. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  green: ['green bond', 'green debenture', 'green ncd', 'sgrb'],
  'tax-free': ['tax free', 'taxfree'],
  convertible: ['convertible', 'ccd', 'ocd', 'ofcd', 'pcd', 'fcd', 'fccb'],
  abroad: ['masala', 'usd', 'dollar bond', 'dollar denominated', 'eurobond', 'eur', 'foreign currency'],
  bill: ['treasury bill', 't bill', 'tbill', 'dtb', 'cash management bill', 'cmb'],
  government: ['gs', 'g sec', 'gsec', 'goi', 'government stock', 'government security', 'strip'],
  'state loan': ['sdl', 'sgs', 'state development loan'],
  'certificate of deposit': ['certificate of deposit', 'cd'],
  'commercial paper': ['commercial paper', 'cp'],
  instrument: ['ncd', 'debenture', 'bond', 'taxable'],
  infrastructure: ['infrastructure bond', 'infra bond', '80ccf', '80 ccf'],
  'zero coupon': ['zero coupon', 'zcb', 'deep discount'],
};

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
const phraseOf = (text: string): string => lettersOf(text.replaceAll('$', ' usd ')).trim();

const isOf = ({ isin = [], names = [] }: OwnIssuer, number: string, issuer: string | null): boolean =>
  isin.some((start) => number.startsWith(start.toUpperCase())) ||
  (issuer !== null && names.some((name) => ` ${phraseOf(issuer)} `.includes(` ${phraseOf(name)}`)));

/**
 * Who issued a bond: the ISIN of a government says it, then the firm's own list, the list of bodies and cities, and the code. An INE number is
 * never the union's.
 */
export const issuerOf = (
  { issuerCode, isin, issuer }: Pick<Product, 'issuerCode' | 'isin' | 'issuer'>,
  own: OwnTypes['issuers'] = [],
): number | null => {
  const number = (isin ?? '').toUpperCase();
  if (number.startsWith('IN00')) return UNION;
  if (/^IN\d\d/.test(number)) return STATE;
  const listed = own.find((each) => isOf(each, number, issuer));
  if (listed) return ISSUERS.get(listed.type) ?? null;
  const called = lettersOf(issuer ?? '');
  if (BODIES.split(' ').includes(number.slice(0, 7)) || new RegExp(`(^| )(${BODY_NAMES.source})`).test(called)) return PSU;
  if (/(^| )(municipal|nagar nigam|nagar palika|mahanagar palika)/.test(called)) return CITY;
  return issuerCode === UNION && number.startsWith('INE') ? PSU : issuerCode;
};

/** A bond's type by the written rules, in their order: the first that applies. A firm's own rules replace them. */
export const typeOf = (product: Product, own: OwnTypes = {}): string => {
  const { coupon, issued, tenor, frequencyCode, band, isin, name, issuer, structures = [] } = product;
  const code = issuerOf(product, own.issuers);
  const by = (codes: readonly number[]): boolean => code !== null && codes.includes(code);
  const ownName = name === null ? '' : ` ${phraseOf(withoutIssuer(name, issuer))} `;
  const words: typeof WORDS = { ...WORDS, ...own.words };
  /** Whether the name says one of a label's words, and not with "non" before it. */
  const named = (label: string): boolean =>
    new RegExp(`(?<! non) (${(words[label] ?? []).map(phraseOf).join('|') || '-'})s? `).test(ownName);
  const pays = coupon !== null && coupon > 0;
  const within = (days: number): boolean => tenor !== null && tenor <= days;
  const long = tenor !== null && tenor > 366;
  const number = (isin ?? '').toUpperCase();
  const kind = number.startsWith('INE') ? number.slice(7, 9) : '';
  const traits = [...structures, ...structuresIn(name, issuer)];
  const linked = traits.includes('market-linked');
  const ratedSovereign = product.ratedSovereign === true;
  if (own.rules) {
    const rated = ratedSovereign ? 'sovereign' : (band ?? 'unrated');
    const [from, frequency] = [wordsOf(ISSUERS, code), wordsOf(FREQUENCY_WORDS, frequencyCode)];
    return typeByRules(own.rules, { issuer: from, isin: number, frequency, rated, coupon, tenor, issued, traits, bears: named });
  }

  if (named('green')) return 'Green Bonds';
  if (by(PUBLIC) && (named('tax-free') || traits.includes('tax-free'))) return 'Tax-Free Bonds';
  if (TAX_FREE.split(' ').includes(number.slice(0, 7)) && kind === '07' && !named('instrument')) {
    const inTime = issued !== null && issued >= TAX_FREE_FROM && issued <= TAX_FREE_TO;
    if (inTime && frequencyCode === 5 && tenor !== null && tenor > 3600) return 'Tax-Free Bonds';
    if (issued === null && (frequencyCode === 5 || frequencyCode === null)) return 'Unclassified';
  }
  if (named('convertible')) return 'Convertible Bonds';
  if (/^(XS|US)/.test(number) || named('abroad')) {
    return 'International Bonds';
  }
  if (/^IN00\d{4}[U-Z]/.test(number)) return 'Treasury Bills';
  if (by([UNION]) && named('bill')) return 'Treasury Bills';
  if (by([UNION]) && within(364) && !pays) return 'Treasury Bills';
  const isSovereign = code === null && ratedSovereign;
  if (isSovereign && (named('bill') || (within(364) && !pays))) return 'Treasury Bills';
  if (/^IN\d\d/.test(number)) return 'Government Securities';
  const isGovernments = named('government');
  if (isSovereign && (isGovernments || pays || (tenor !== null && tenor > 364))) return 'Government Securities';
  if (by([UNION]) && isGovernments) return 'Government Securities';
  if (by([UNION]) && (pays || (tenor !== null && tenor > 364))) return 'Government Securities';
  if ((by([STATE]) || code === null) && named('state loan')) return 'Government Securities';
  const isNumbered = /^(07|08|09|14|15|16|24)$/.test(kind) || /^(XS|US)/.test(number);
  if (by([STATE]) && !isNumbered && (ratedSovereign || (band === null && frequencyCode === 4))) return 'Government Securities';
  if (by([CITY])) return 'Municipal Bonds';
  if (kind === '16' || (by(BANKS) && within(366) && !pays)) return 'Certificate of Deposits';
  if ((by(BANKS) || by(PUBLIC)) && named('certificate of deposit')) return 'Certificate of Deposits';
  if (kind === '14' || (by(COMPANIES) && named('commercial paper'))) return 'Commercial Papers';
  if (by(COMPANIES) && within(366) && coupon === 0) return 'Commercial Papers';
  const risky = band === 'C' || band === 'default';
  if (!risky && named('infrastructure')) return 'Infrastructure Bonds';
  if (risky) return 'High Yield Bonds';
  const atTheEnd = frequencyCode === 6 || frequencyCode === null;
  const isDebt = ['07', '08', '09', '24'].includes(kind);
  if (!linked && coupon === 0 && atTheEnd && (long || isDebt)) return 'Zero Coupon Bonds';
  if (!linked && !pays && named('zero coupon')) return 'Zero Coupon Bonds';
  if (by([...COMPANIES, ...BANKS, STATE]) && (pays || long || linked)) return 'Corporate Bonds';
  return 'Unclassified';
};
