import { CATEGORICAL_SOURCES, NUMERIC_SOURCES } from '../feature-sources.ts';
import type { FittedFeatures } from '../model.ts';
import type { Profile } from '../profile.ts';
import { columnsOfProfile } from '../profile-columns.ts';

/** A number that is known of both clients, in the units of `NUMERIC_SOURCES`: years, rupees, purchases, fractions. */
export interface NumberDifference {
  readonly kind: 'number';
  readonly name: string;
  readonly left: number;
  readonly right: number;
  /** left − right in standard deviations of all clients the model learned from; sizes are compared as the model does, by log1p. */
  readonly deviations: number;
}

/** A category that is known of both clients: gender, risk band. */
export interface WordDifference {
  readonly kind: 'word';
  readonly name: string;
  readonly left: string;
  readonly right: string;
}

export type FeatureDifference = NumberDifference | WordDifference;

export interface FeatureComparison {
  /** What is known of both, the farthest apart first; equal ones in the order of the features. */
  readonly known: readonly FeatureDifference[];
  /** Names of what is not known of one of them, or of both: nothing is compared with a stand-in. */
  readonly unknown: readonly string[];
}

/** Two different words are as far apart as their one-hot columns are: √(1² + 1²), beside numbers that count standard deviations. */
const DIFFERENT_WORDS = Math.SQRT2;

/** How far apart two clients are in a feature as the model measures distance; 0 or more. */
export const apartIn = (difference: FeatureDifference): number => {
  if (difference.kind === 'number') return Math.abs(difference.deviations);
  return difference.left === difference.right ? 0 : DIFFERENT_WORDS;
};

/** Two clients in every feature that places clients in segments, by the deviations that were fitted over all of them. */
export const featureDifferences = (features: FittedFeatures, left: Profile, right: Profile): FeatureComparison => {
  const [leftColumns, rightColumns] = [columnsOfProfile(left), columnsOfProfile(right)];
  const known: FeatureDifference[] = [];
  const unknown: string[] = [];
  for (const { name, log, read } of NUMERIC_SOURCES) {
    const fitted = features.numeric.find((feature) => feature.name === name);
    if (!fitted) continue;
    const [a, b] = [read(leftColumns, 0), read(rightColumns, 0)];
    const difference = (log ? Math.log1p(a) - Math.log1p(b) : a - b) / fitted.scale;
    if (Number.isNaN(difference)) unknown.push(name);
    else known.push({ kind: 'number', name, left: a, right: b, deviations: difference });
  }
  for (const { name, codes, read } of CATEGORICAL_SOURCES) {
    const [a, b] = [codes[read(leftColumns, 0)] ?? null, codes[read(rightColumns, 0)] ?? null];
    if (a === null || b === null) unknown.push(name);
    else known.push({ kind: 'word', name, left: a, right: b });
  }
  return { known: known.sort((a, b) => apartIn(b) - apartIn(a)), unknown };
};
