import type { ProfileColumns } from '../book/profile-columns.ts';
import { medianInPlace } from '../median.ts';
import { CATEGORICAL_SOURCES, NUMERIC_SOURCES, UNKNOWN_LEVEL } from './feature-sources.ts';

/** How much a segment differs from all clients in one feature. */
export interface Contrast {
  /** `age`, `invested`, `gender=F`, `riskBand=unknown`, ... */
  readonly key: string;
  /** (mean of the segment − mean of all) / population standard deviation of all, over the clients whose feature is known. */
  readonly z: number;
  /** Mean in the segment, as compared: log1p for sizes, a share of clients for a level. */
  readonly mean: number;
  /** Medians in the segment and over all clients, in the source's own units; of the clients whose feature is known. Absent for a level. */
  readonly medians?: { readonly own: number; readonly all: number };
}

/** A feature must be known for this share of a segment's clients. */
const KNOWN_SHARE = 1 / 3;

/** Every segment's contrasts with all clients, in the order of the features. Constant features are left out. */
export const segmentContrasts = (columns: ProfileColumns, assignments: Int32Array, k: number): Contrast[][] => {
  const bySegment: Contrast[][] = Array.from({ length: k }, () => []);
  const sizes = new Float64Array(k);
  for (const segment of assignments) sizes[segment] += 1;
  for (const { key, read, raw } of measures(columns)) {
    const sums = new Float64Array(k);
    const counts = new Float64Array(k);
    let [sum, squares, count] = [0, 0, 0];
    for (let row = 0; row < columns.clients; row++) {
      const value = read(row);
      if (Number.isNaN(value)) continue;
      const segment = assignments[row];
      sums[segment] += value;
      counts[segment] += 1;
      sum += value;
      squares += value * value;
      count++;
    }
    const mean = sum / count;
    const variance = squares / count - mean * mean;
    if (!(variance > 1e-12 * Math.max(1, mean * mean))) continue;
    const medians = raw && mediansOf(raw, assignments, counts);
    for (let segment = 0; segment < k; segment++) {
      if (counts[segment] < KNOWN_SHARE * sizes[segment]) continue;
      const ownMean = sums[segment] / counts[segment];
      if (Number.isNaN(ownMean)) continue;
      const contrast = { key, z: (ownMean - mean) / Math.sqrt(variance), mean: ownMean };
      bySegment[segment]?.push(medians ? { ...contrast, medians: { own: medians.own[segment] as number, all: medians.all } } : contrast);
    }
  }
  return bySegment;
};

/** Medians of the known numbers: of each segment and of all. @param counts clients of each segment whose number is known */
const mediansOf = (
  raw: (row: number) => number,
  assignments: Int32Array,
  counts: Float64Array,
): { readonly own: readonly number[]; readonly all: number } => {
  const bySegment = Array.from(counts, (count) => new Float64Array(count));
  const filled = new Int32Array(counts.length);
  for (let row = 0; row < assignments.length; row++) {
    const value = raw(row);
    if (Number.isNaN(value)) continue;
    const segment = assignments[row];
    bySegment[segment][filled[segment]++] = value;
  }
  const all = new Float64Array(bySegment.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const values of bySegment) {
    all.set(values, at);
    at += values.length;
  }
  return { own: bySegment.map(medianInPlace), all: medianInPlace(all) };
};

interface Measure {
  readonly key: string;
  readonly read: (row: number) => number;
  /** As the source has it; absent for a level. */
  readonly raw?: (row: number) => number;
}

/** What is compared: numbers as the features transform them, and each level as 0 or 1. */
const measures = (columns: ProfileColumns): Measure[] => [
  ...NUMERIC_SOURCES.map((source) => ({
    key: source.name,
    raw: (row: number) => source.read(columns, row),
    read: (row: number) => (source.log ? Math.log1p(source.read(columns, row)) : source.read(columns, row)),
  })),
  ...CATEGORICAL_SOURCES.flatMap((source) =>
    source.codes.map((level, code) => ({
      key: `${source.name}=${level ?? UNKNOWN_LEVEL}`,
      read: (row: number) => (source.read(columns, row) === code ? 1 : 0),
    })),
  ),
];
