import { NEWEST_LOOK, PLAINEST_LOOK } from '../../../views/blocks/look.ts';
import { collectClaims, type MadeClaim } from '../../claims/claim.ts';

/** A message as it was built, and what it claims. */
export interface MadeSurface {
  readonly name: string;
  readonly message: unknown;
  readonly claims: readonly MadeClaim[];
}

/** Every block that a workspace may take, and none of the newer ones. */
export const LOOKS = [{ ...NEWEST_LOOK, chart: { kind: 'text' } as const }, PLAINEST_LOOK] as const;
/** Builds a message and collects what it claims. */
export const made = (name: string, build: () => unknown): MadeSurface => {
  const { built, claims } = collectClaims(build);
  return { name, message: built, claims };
};
