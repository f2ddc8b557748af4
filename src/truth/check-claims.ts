import type { MadeClaim } from '../claims/claim.ts';
import type { KindDefinition } from '../claims/kinds/kind-definition.ts';
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

/** Sums of fractions differ in their last digits with the order of the terms, and durations with the way of computing them. */
const TOLERANCE = 1e-8;
/** Amounts are whole paise, or what's never paid: a millionth of one is nothing. */
const smallestIn = (unit: KindDefinition['unit']): number => (unit === 'paise' ? 100 : 1e-3);
const isSame = (claimed: number, recomputed: number, unit: KindDefinition['unit']): boolean =>
  Math.abs(claimed - recomputed) <= TOLERANCE * Math.max(smallestIn(unit), Math.abs(claimed), Math.abs(recomputed));

type Recomputed = UntrueClaim['recomputed'];
const known = new WeakMap<World, Map<string, Recomputed>>();
const MOST_KNOWN = 100_000;

/** Many messages claim the same: it's recomputed once. */
const recomputedOf = (world: World, { kind, subject, asOf }: MadeClaim): Recomputed => {
  const found = known.get(world) ?? new Map<string, Recomputed>();
  known.set(world, found);
  const key = JSON.stringify([kind, subject, asOf]);
  const already = found.get(key);
  if (already !== undefined) return already;
  if (found.size >= MOST_KNOWN) found.clear();
  const recomputed = RECOMPUTE[kind](world, subject, asOf);
  found.set(key, recomputed);
  return recomputed;
};

/** Recomputes every claim from the raw rows and reads its words again. Returns those that don't hold. */
export const checkClaims = (world: World, claims: readonly MadeClaim[]): readonly UntrueClaim[] =>
  claims.flatMap((claim): UntrueClaim[] => {
    const { unit } = CLAIM_KINDS[claim.kind];
    const recomputed = recomputedOf(world, claim);
    if (![recomputed].flat().some((number) => number !== null && isSame(claim.number, number, unit))) {
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
      : `the tables say ${[recomputed ?? []].flat().join(' or ') || 'nothing'}`;
  return `${kind} of ${about.join(', ') || 'the book'} on ${day}: "${words}" claims ${number}; ${says}`;
};
