import { shown } from '../format.ts';

const MOST_REASONS = 5;

/** Why a gate refused, in a sentence. */
export const qualityGate = (reasons: readonly string[]): string =>
  `Why: ${reasons
    .slice(0, MOST_REASONS)
    .map((reason) => shown(reason, 200))
    .join('; ')}.`;
