import { UNCLASSIFIED } from '../bond.ts';
import type { Book } from '../book.ts';

export const OTHER_TYPES = 'Other types';

/** Bond types of which only the largest keep their names. */
export interface FoldedTypes {
  /** Largest amount first; `Other types` last, where there are any. */
  readonly names: readonly string[];
  /** Place of a type as trades name it (-1: Unclassified). */
  readonly of: (type: number) => number;
}

/** The types of a book by the amount bought, all but the largest as one. A book may hold any number of types; its figures do not. */
export const foldTypes = (book: Book, most: number): FoldedTypes => {
  const { type: types, amount: amounts } = book.trades;
  // One place more, the first, for Unclassified.
  const bought = new Float64Array(book.bondTypes.length + 1);
  const seen = new Uint8Array(bought.length);
  for (let trade = 0; trade < types.length; trade++) {
    const at = (types[trade] as number) + 1;
    bought[at] = (bought[at] as number) + (amounts[trade] as number);
    seen[at] = 1;
  }
  const ranked = [...bought.keys()]
    .filter((at) => at > 0 || seen[at] === 1)
    .sort((a, b) => (bought[b] as number) - (bought[a] as number) || a - b);
  const named = ranked.slice(0, ranked.length > most ? most - 1 : most);
  const places = new Int16Array(bought.length).fill(named.length);
  for (const [place, at] of named.entries()) places[at] = place;
  const nameAt = (at: number): string => (at === 0 ? UNCLASSIFIED : (book.bondTypes[at - 1] ?? UNCLASSIFIED));
  return {
    names: [...named.map(nameAt), ...(ranked.length > named.length ? [OTHER_TYPES] : [])],
    of: (type) => places[type + 1] ?? named.length,
  };
};
