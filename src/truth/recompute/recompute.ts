import type { ClaimSubject } from '../../claims/claim.ts';
import type { World } from '../world/world.ts';

/**
 * Computes a claim's number from the raw rows. Null: by the rows there's no such number, so the claim is wrong. Several numbers:
 * the rows disagree, and each of them is true.
 */
export type Recompute = (world: World, subject: ClaimSubject, asOf: number) => number | readonly number[] | null;

/** One function for each kind of an area. */
export type Recomputes<Kinds> = { readonly [Kind in keyof Kinds]: Recompute };
