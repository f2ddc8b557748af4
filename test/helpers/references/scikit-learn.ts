import { readFileSync } from 'node:fs';

type Nullable = ReadonlyArray<ReadonlyArray<number | null>>;

interface RawProfiles {
  /** Age, invested in rupees, trades, average yield, reinvestment ratio. */
  readonly numeric: Nullable;
  readonly gender: readonly string[];
  readonly band: readonly string[];
}

interface ScikitLearn {
  readonly features: ReadonlyArray<{
    readonly name: string;
    readonly fit: RawProfiles;
    readonly apply: RawProfiles;
    readonly fitted: ReadonlyArray<{
      readonly median: number;
      readonly lower: number;
      readonly upper: number;
      readonly mean: number;
      readonly scale: number;
    }>;
    readonly encoded: readonly number[][];
  }>;
  readonly kmeans: ReadonlyArray<{
    readonly name: string;
    readonly points: readonly number[][];
    readonly start: readonly number[][];
    readonly centroids: readonly number[][];
    readonly labels: readonly number[];
    readonly inertia: number;
    readonly silhouette: number;
  }>;
  readonly silhouette: {
    readonly points: readonly number[][];
    readonly labels: readonly number[];
    readonly all: number;
    readonly sample: readonly number[];
    readonly ofSample: number;
  };
  readonly adjustedRand: ReadonlyArray<{ readonly left: number[]; readonly right: number[]; readonly index: number }>;
}

/** What scikit-learn says, written by test/fixtures/scikit-learn.py. */
export const scikitLearn = JSON.parse(readFileSync('test/fixtures/scikit-learn.json', 'utf8')) as ScikitLearn;

/** Numbers that differ by less than 1e-9 of their size. */
export const nearly = (left: number | undefined, right: number): boolean =>
  left !== undefined && Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(right));
