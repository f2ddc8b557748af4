import { withoutIssuer } from './without-issuer.ts';

/** What a name says of a bond's structure, by the written list. */
const STRUCTURES: ReadonlyArray<readonly [trait: string, words: RegExp]> = [
  ['perpetual', /\bperp(etual)?\b|\bAT-?1\b|\bIPDI\b/i],
  ['Tier 1', /\btier[\s-]*(1|I)\b|\bAT-?1\b/i],
  ['Tier 2', /\btier[\s-]*(2|II)\b/i],
  ['subordinated', /\bsubordinated\b|\bsub[\s-]*(debt|bonds?|ncds?)\b/i],
  ['secured', /(?<!un)\bsecured\b/i],
  ['unsecured', /\bunsecured\b/i],
  ['market-linked', /\b(market|equity|index|nifty)[\s-]*linked\b|\b(PP-?)?MLDs?\b/i],
  ['securitised', /\bsecuriti[sz]ed\b|\bPTCs?\b|\bpass[\s-]*through\b/i],
  ['sovereign gold', /\bsovereign gold\b|\bSGBs?\b|\bgold bonds?\b/i],
  ['callable', /\bcall(able|[- ]option|\/put)\b|\bput[/ ]call\b|\bcall put\b|\(call\b/i],
  ['puttable', /\bput+able\b|\bput([- ]option|\/call)\b|\bcall[/ ]put\b|\bput call\b|\(put\b/i],
  ['54EC', /\b54[\s-]*EC\b/i],
  ['floating', /\bfloat(ing|er)\b|\bFR[BN]s?\b/i],
  ['step-up', /\bstep[\s-]*up\b/i],
  ['amortising', /\bamorti[sz](ing|ed)\b/i],
  ['zero coupon', /\bzero[\s-]*coupon\b|\bZCBs?\b|\bdeep discount\b/i],
];

/** What a tax status says of interest that isn't taxed. */
export const isUntaxed = (taxStatus: string | null): boolean => /^(tax[ -]?free|exempt|no?|false)$/i.test(taxStatus ?? '');

/** The structures that these texts say. The issuer's name inside the first one doesn't count. */
export const structuresIn = (name: string | null, issuer: string | null, ...more: ReadonlyArray<string | null>): readonly string[] => {
  const texts = [name === null ? '' : withoutIssuer(name, issuer), ...more.map((text) => text ?? '')];
  return STRUCTURES.filter(([, words]) => texts.some((text) => words.test(text))).map(([trait]) => trait);
};
