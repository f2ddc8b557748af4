import { UNCLASSIFIED } from '../bonds/bond.ts';
import type { Book } from './book.ts';

export const OTHER_TYPES = 'Other types';

/** Bond types, with the smaller ones folded into one. */
export interface FoldedTypes {
  /** Largest amount first; `Other types` last, if there are any. */
  readonly names: readonly string[];
  /** Place in `names` of a type as trades number it (-1: Unclassified). */
  readonly of: (type: number) => number;
}

/** The types of a book by amount bought, the largest by name and the rest as one, so that figures stay small for any book. */
export const foldTypes = (book: Book, most: number): FoldedTypes => {
  const { type: types, amount: amounts } = book.trades;
  // The first place is for Unclassified.
  const bought = new Float64Array(book.bondTypes.length + 1);
  const seen = new Uint8Array(bought.length);
  for (let trade = 0; trade < types.length; trade++) {
    const at = types[trade] + 1;
    bought[at] += amounts[trade];
    seen[at] = 1;
  }
  const ranked = [...bought.keys()].filter((at) => at > 0 || seen[at] === 1).sort((a, b) => bought[b] - bought[a] || a - b);
  const named = ranked.slice(0, ranked.length > most ? most - 1 : most);
  const places = new Int16Array(bought.length).fill(named.length);
  for (const [place, at] of named.entries()) places[at] = place;
  const nameAt = (at: number): string => (at === 0 ? UNCLASSIFIED : (book.bondTypes[at - 1] ?? UNCLASSIFIED));
  return {
    names: [...named.map(nameAt), ...(ranked.length > named.length ? [OTHER_TYPES] : [])],
    of: (type) => places[type + 1] ?? named.length,
  };
};
