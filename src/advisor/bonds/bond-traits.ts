import { ownWords } from './own-words.ts';

/** Structure, apart from a bond's type. */
export const BOND_TRAITS = [
  'perpetual',
  'Tier 1',
  'Tier 2',
  'subordinated',
  'secured',
  'unsecured',
  'market-linked',
  'securitised',
  'callable',
  'puttable',
  'convertible',
  '54EC',
  'sovereign gold',
  'floating',
  'step-up',
  'amortising',
  'zero coupon',
  'tax-free',
] as const;
export type BondTrait = (typeof BOND_TRAITS)[number];

/** What a bond's own name says about its structure. A trait that isn't named may still be there. */
const NAMED: ReadonlyArray<readonly [BondTrait, RegExp]> = [
  ['perpetual', /\bperp(?:etual)?\b|\bAT-?1\b|\bIPDI\b/i],
  ['Tier 1', /\btier[\s-]*(?:1|I)\b|\bAT-?1\b/i],
  ['Tier 2', /\btier[\s-]*(?:2|II)\b/i],
  ['subordinated', /\bsub(?:ordinated)?[\s-]*(?:debt|bonds?|ncds?)\b|\bsubordinated\b/i],
  ['secured', /(?<!un)\bsecured\b/i],
  ['unsecured', /\bunsecured\b/i],
  ['market-linked', /\b(?:market|equity|index|nifty)[\s-]*linked\b|\b(?:PP-?)?MLDs?\b/i],
  ['securitised', /\bsecuriti[sz]ed\b|\bPTCs?\b|\bpass[\s-]*through\b/i],
  ['callable', /\bcallable\b|\bcall[- ]option\b|\b(?:put[/ ]call|call[/ ]put)\b|\(call\b/i],
  ['puttable', /\bput+able\b|\bput[- ]option\b|\b(?:put[/ ]call|call[/ ]put)\b|\(put\b/i],
  ['54EC', /\b54[\s-]*EC\b/i],
  ['sovereign gold', /\bsovereign gold\b|\bSGBs?\b|\bgold bonds?\b/i],
  ['floating', /\bfloat(?:ing|er)\b|\bFR[BN]s?\b/i],
  ['step-up', /\bstep[\s-]*up\b/i],
  ['amortising', /\bamorti[sz](?:ing|ed)\b/i],
  ['zero coupon', /\bzero[\s-]*coupon\b|\bZCBs?\b|\bdeep discount\b/i],
];

/** The structure that a bond's name tells. The issuer's name inside it doesn't count: "Gold Bond Finance" sells ordinary debentures. */
export const traitsNamed = (name: string | null, issuer: string | null): readonly BondTrait[] => {
  if (name === null) return [];
  const own = ownWords(name, issuer);
  return NAMED.filter(([, pattern]) => pattern.test(own)).map(([trait]) => trait);
};

/** Whether interest is exempt from income tax. */
export const isTaxFree = ({ bondType, traits = [] }: { readonly bondType: string; readonly traits?: readonly BondTrait[] }): boolean =>
  bondType === 'Tax-Free Bonds' || traits.includes('tax-free');
