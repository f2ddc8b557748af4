import type { Trait } from '../model/model.ts';
import { withMinus } from '../signed.ts';
import { rupeesInWords } from './rupees-in-words.ts';

const FORMS: Readonly<Record<string, string>> = {
  person: 'who are individuals',
  HUF: 'that are Hindu undivided families',
  M: 'who are male',
  F: 'who are female',
};

/** A trait's level in words that follow "clients": "in risk band C", "aged 41 to 52", "with an average yield at purchase of 9.1% or more". */
export const traitPhrase = ({ name, bounds, words }: Trait, level: number): string => {
  const word = words[level] ?? '';
  switch (name) {
    case 'riskBand':
      return `in risk band ${word}`;
    case 'legalForm':
    case 'gender':
      return FORMS[word] ?? word;
    case 'age':
      return agePhrase(bounds[level - 1], bounds[level]);
    case 'totalInvested':
      return `with purchases ${range(bounds, level, (paise) => rupeesInWords(paise / 100))} in all`;
    case 'averageYield':
      return `with an average yield at purchase ${range(bounds, level, percent)}`;
    case 'averageCoupon':
      return `with an average coupon ${range(bounds, level, percent)}`;
  }
};

const agePhrase = (from: number | undefined, below: number | undefined): string => {
  if (from === undefined) return below === undefined ? 'of any age' : `younger than ${below}`;
  return below === undefined ? `aged ${from} or more` : `aged ${from} to ${below - 1}`;
};

const range = (bounds: readonly number[], level: number, write: (value: number) => string): string => {
  const [from, below] = [bounds[level - 1], bounds[level]];
  if (from === undefined) return below === undefined ? 'of any size' : `below ${write(below)}`;
  return below === undefined ? `of ${write(from)} or more` : `of ${write(from)} to ${write(below)}`;
};

const percent = (share: number): string => withMinus(`${(share * 100).toFixed(1)}%`);
