import { profileColumns } from '../book/profile-columns.ts';
import type { Counted } from '../model/model.ts';
import { assignAll } from '../segments/assign.ts';
import { countPurchases } from '../values/count-purchases.ts';
import type { DeskBook } from './desk-book.ts';

/** Shares differ in their last digits with the order of sums. */
const SAME = 1e-9;

/**
 * How many of the shares that a model's reasons speak of the book gives otherwise by now: rows up to the model's day were added, removed or
 * corrected after it learned from them. Null for models without counts.
 */
export const correctedShares = ({ book, model }: Pick<DeskBook, 'book' | 'model'>): number | null => {
  const { asOf, bondTypes, counted, centroids, personal } = model;
  if (!counted) return null;
  const columns = profileColumns(book, asOf);
  const now = countPurchases(book, columns, assignAll(model, columns), centroids.length, personal.traits);
  const [then, today] = [sharesOf(counted, bondTypes, bondTypes), sharesOf(now, book.bondTypes, bondTypes)];
  return then.filter((share, at) => Math.abs(share - (today[at] ?? 0)) > SAME).length;
};

/** All shares in one list. Where there's nothing to count, and for types that aren't in the book any more, they're 0. */
const sharesOf = (counted: Counted, types: readonly string[], wanted: readonly string[]): readonly number[] => {
  const places = wanted.map((type) => types.indexOf(type));
  const picked = (shares: readonly number[] | null | undefined): readonly number[] => places.map((place) => shares?.[place] ?? 0);
  return [
    ...picked(counted.bought),
    ...picked(counted.buyers),
    ...picked(counted.lately.bought),
    ...counted.bySegment.flatMap(picked),
    ...counted.byLevel.flat().flatMap(picked),
    ...places.flatMap((place) => picked(counted.alsoBought[place])),
  ];
};
