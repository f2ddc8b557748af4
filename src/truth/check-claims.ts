import type { MadeClaim } from '../claims/claim.ts';
import { CLAIM_KINDS } from '../claims/kinds.ts';
import { RECOMPUTE } from './recompute-all.ts';
import { saysNumber } from './words.ts';
import type { World } from './world/world.ts';

/** A claim that doesn't hold. */
export interface UntrueClaim {
  readonly claim: MadeClaim;
  /** What the rows say; null: they say nothing of the kind. Several: any of them would do. */
  readonly recomputed: number | readonly number[] | null;
  /** `number`: the number is wrong. `words`: the number is right, and the words say another. */
  readonly wrong: 'number' | 'words';
}

/** Sums of fractions differ in their last digits with the order of the terms. */
const TOLERANCE = 1e-9;
const isSame = (claimed: number, recomputed: number): boolean =>
  Math.abs(claimed - recomputed) <= TOLERANCE * Math.max(1e-3, Math.abs(claimed), Math.abs(recomputed));

/** Recomputes every claim from the raw rows and reads its words again. Returns those that don't hold. */
export const checkClaims = (world: World, claims: readonly MadeClaim[]): readonly UntrueClaim[] =>
  claims.flatMap((claim): UntrueClaim[] => {
    const { unit } = CLAIM_KINDS[claim.kind];
    const recomputed = RECOMPUTE[claim.kind](world, claim.subject, claim.asOf);
    if (![recomputed].flat().some((number) => number !== null && isSame(claim.number, number))) {
      return [{ claim, recomputed, wrong: 'number' }];
    }
    return saysNumber(claim.words, claim.number, unit) ? [] : [{ claim, recomputed, wrong: 'words' }];
  });

/** An untrue claim in one line, for a person who looks for the fault. */
export const untrueInWords = ({ claim, recomputed, wrong }: UntrueClaim): string => {
  const { kind, subject, number, asOf, words } = claim;
  const about = Object.entries(subject).map(([key, value]) => `${key} ${value}`);
  const day = new Date(asOf * 86_400_000).toISOString().slice(0, 10);
  const says =
    wrong === 'words'
      ? `the number is right, but the words don't say it`
      : `by the tables ${[recomputed ?? []].flat().join(' or ') || 'there is none'}`;
  return `${kind} of ${about.join(', ') || 'the book'} on ${day}: "${words}" claims ${number}; ${says}`;
};
