import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { collectClaims, type MadeClaim } from '../../claims/claim.ts';

/** A message as it was built, and what it claims. */
export interface MadeSurface {
  readonly name: string;
  readonly message: unknown;
  readonly claims: readonly MadeClaim[];
}

/** Every block that a workspace may take, with charts in words; none of the newer ones, with charts as pictures and what’s said of them. */
export const LOOKS = [
  { ...NEWEST_LOOK, chart: { kind: 'text' } as const },
  { ...PLAINEST_LOOK, chart: { kind: 'file', file: 'F0CHART' } as const },
] as const;
/** Builds a message and collects what it claims. */
export const made = (name: string, build: () => unknown): MadeSurface => {
  const { built, claims } = collectClaims(build);
  return { name, message: built, claims };
};
