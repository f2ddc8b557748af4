import { literally, type Sentence, takeAll } from './sentence.ts';

/** What people call the usual types besides their names. A synonym counts only where the book has the type. */
const SYNONYMS: Readonly<Record<string, string>> = {
  'Government Securities': String.raw`g-?secs?|(?:govt\.?|gov|government)(?: securit(?:y|ies)| debt)?|gilts?|sdls?|state development loans?|sovereigns?`,
  'Corporate Bonds': 'corporates?(?: debt)?|corps?|ncds?|(?:non-?convertible )?debentures?',
  'Municipal Bonds': 'munis?|municipals?',
  'Treasury Bills': 't-?bills?|treasur(?:y|ies)',
  'Commercial Papers': 'cps?|commercial papers?',
  'Certificate of Deposits': 'cds?|certificates? of deposits?',
  'Infrastructure Bonds': 'infra(?:structure)?',
  'Tax-Free Bonds': 'tax[- ]?frees?',
  'Convertible Bonds': 'convertibles?|converts?|ccds?|fccbs?',
  'Zero Coupon Bonds': 'zero[- ]coupons?|zeros?|zcbs?|deep discounts?',
  'High Yield Bonds': 'hy|high[- ]yield(?:ers?|ing)?|junk|below investment grade|sub[- ]investment grade',
  'International Bonds': 'internationals?|foreign|overseas|masala|eurobonds?|dollar bonds?',
  'Green Bonds': 'green|esg|sustainab(?:le|ility)',
};

/** A type's own name, in any number and with or without hyphens. */
const spellings = (type: string): string => {
  const own = literally(type.toLowerCase().replace(/s$/, '')).replace(/[- ]/g, '[- ]?');
  const others = SYNONYMS[type];
  return `${own}s?${others === undefined ? '' : `|(?:${others})(?: bonds?| papers?| ones?)?`}`;
};

/** The types of bonds that a sentence names, of those the book has. */
export const readTypes = (sentence: Sentence, types: readonly string[]) => {
  let rest = sentence;
  const found: string[] = [];
  // Longer names first: "non-convertible debentures" isn't a convertible bond.
  for (const type of [...types].sort((one, other) => Number(other.startsWith('Corporate')) - Number(one.startsWith('Corporate')))) {
    const taken = takeAll(rest, new RegExp(String.raw`(?<![\w§-])(?:${spellings(type)})(?![\w-])`), 'type', () => type);
    if (taken.found.length > 0) found.push(type);
    rest = taken.rest;
  }
  return { found, rest };
};
