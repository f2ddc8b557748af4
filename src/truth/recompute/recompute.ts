import type { ClaimSubject } from '../../claims/claim.ts';
import type { World } from '../world/world.ts';

/**
 * Computes a claim's number from the raw rows. Null: by the rows there's no such number, so the claim is wrong. Several numbers:
 * the rows disagree, and each of them is true.
 */
export type Recompute = (world: World, subject: ClaimSubject, asOf: number) => number | readonly number[] | null;

/** The places that an amount may have among all of them, largest first: equal ones may trade places. Null if it's none of them. */
export const placesAmong = (all: readonly number[], own: number | undefined): readonly number[] | null => {
  if (own === undefined) return null;
  const larger = all.filter((each) => each > own).length;
  return all.filter((each) => each === own).map((_, at) => larger + at + 1);
};

/** One function for each kind of an area. */
export type Recomputes<Kinds> = { readonly [Kind in keyof Kinds]: Recompute };
