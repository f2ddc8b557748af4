import type { Profile } from '../book/profile.ts';
import { columnsOfProfile } from '../book/profile-columns.ts';
import type { FittedFeatures } from '../model/model.ts';
import { CATEGORICAL_SOURCES, NUMERIC_SOURCES } from '../segments/feature-sources.ts';
import { transformed } from '../segments/features.ts';

/** A number known for both clients, in the units of `NUMERIC_SOURCES`: years, rupees, purchases, fractions. */
export interface NumberDifference {
  readonly kind: 'number';
  readonly name: string;
  readonly left: number;
  readonly right: number;
  /** left − right in standard deviations of the clients the model learned from; as in the model, sizes by log1p, and cut off at the limits. */
  readonly deviations: number;
}

/** A category known for both clients: gender, risk band. */
export interface WordDifference {
  readonly kind: 'word';
  readonly name: string;
  readonly left: string;
  readonly right: string;
}

export type FeatureDifference = NumberDifference | WordDifference;

export interface FeatureComparison {
  /** Features known for both, largest difference first; ties in the order of the features. */
  readonly known: readonly FeatureDifference[];
  /** Names of the features unknown for at least one of them. */
  readonly unknown: readonly string[];
}

/** The distance of two different words: that of their one-hot columns, √(1² + 1²). Numbers count in standard deviations. */
const DIFFERENT_WORDS = Math.SQRT2;

/** How far apart two clients are in a feature, as the model measures distance; at least 0. */
export const apartIn = (difference: FeatureDifference): number => {
  if (difference.kind === 'number') return Math.abs(difference.deviations);
  return difference.left === difference.right ? 0 : DIFFERENT_WORDS;
};

/** Compares two clients in every feature the segments use, by the fitted standard deviations. */
export const featureDifferences = (features: FittedFeatures, left: Profile, right: Profile): FeatureComparison => {
  const [leftColumns, rightColumns] = [columnsOfProfile(left), columnsOfProfile(right)];
  const known: FeatureDifference[] = [];
  const unknown: string[] = [];
  for (const { name, read } of NUMERIC_SOURCES) {
    const fitted = features.numeric.find((feature) => feature.name === name);
    if (!fitted) continue;
    const [a, b] = [read(leftColumns, 0), read(rightColumns, 0)];
    const difference = (transformed(a, fitted) - transformed(b, fitted)) / fitted.scale;
    if (Number.isNaN(a) || Number.isNaN(b)) unknown.push(name);
    else known.push({ kind: 'number', name, left: a, right: b, deviations: difference });
  }
  for (const { name, codes, read } of CATEGORICAL_SOURCES) {
    const [a, b] = [codes[read(leftColumns, 0)] ?? null, codes[read(rightColumns, 0)] ?? null];
    if (a === null || b === null) unknown.push(name);
    else known.push({ kind: 'word', name, left: a, right: b });
  }
  return { known: known.sort((a, b) => apartIn(b) - apartIn(a)), unknown };
};
