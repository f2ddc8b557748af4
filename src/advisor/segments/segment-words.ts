import type { Contrast } from './segment-contrasts.ts';

interface ContrastWords {
  readonly feature: string;
  /** Compared with the average client, in a list: "older", "fewer purchases". */
  readonly more: string;
  readonly less: string;
  /** After a segment's name. Null: not for a name. */
  readonly nameMore: string | null;
  readonly nameLess: string | null;
}

const WORDS: Readonly<Record<string, ContrastWords>> = {
  age: { feature: 'age', more: 'older', less: 'younger', nameMore: 'on the Older Side', nameLess: 'on the Younger Side' },
  invested: {
    feature: 'amount bought',
    more: 'larger amounts bought',
    less: 'smaller amounts bought',
    nameMore: 'Who Bought Much',
    nameLess: 'Who Bought Little',
  },
  trades: {
    feature: 'number of purchases',
    more: 'more purchases',
    less: 'fewer purchases',
    nameMore: 'Who Buy Often',
    nameLess: 'Who Buy Rarely',
  },
  averageYield: {
    feature: 'average yield',
    more: 'higher yields',
    less: 'lower yields',
    nameMore: 'with High Yields',
    nameLess: 'with Low Yields',
  },
  reinvestmentRatio: {
    feature: 'reinvestment ratio',
    more: 'more reinvestment',
    less: 'less reinvestment',
    nameMore: 'Who Reinvest',
    nameLess: 'Who Seldom Reinvest',
  },
  'gender=F': { feature: 'women', more: 'more women', less: 'fewer women', nameMore: '(Mostly Women)', nameLess: null },
  'gender=M': { feature: 'men', more: 'more men', less: 'fewer men', nameMore: '(Mostly Men)', nameLess: null },
  'gender=HUF': {
    feature: 'HUF',
    more: 'more undivided families',
    less: 'fewer undivided families',
    nameMore: '(Mostly HUF)',
    nameLess: null,
  },
  'gender=unknown': {
    feature: 'gender unknown',
    more: 'gender more often unknown',
    less: 'gender more often known',
    nameMore: null,
    nameLess: null,
  },
  'riskBand=unknown': {
    feature: 'risk band unknown',
    more: 'risk band more often unknown',
    less: 'risk band more often known',
    nameMore: null,
    nameLess: null,
  },
};

const wordsOf = (key: string): ContrastWords => {
  const [, level] = key.split('=');
  return (
    WORDS[key] ?? {
      feature: `risk band ${level}`,
      more: `more in risk band ${level}`,
      less: `fewer in risk band ${level}`,
      nameMore: null,
      nameLess: null,
    }
  );
};

export const featureInWords = ({ key }: Contrast): string => wordsOf(key).feature;

export const contrastInWords = ({ key, z }: Contrast): string => (z > 0 ? wordsOf(key).more : wordsOf(key).less);

/** A contrast's words in a segment's name; null if it isn't for a name. "Mostly" needs more than half. */
export const contrastInName = ({ key, z, mean }: Contrast): string | null => {
  const words = wordsOf(key);
  if (z < 0) return words.nameLess;
  return key.includes('=') && mean <= 0.5 ? null : words.nameMore;
};
