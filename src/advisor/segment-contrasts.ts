import { CATEGORICAL_SOURCES, NUMERIC_SOURCES, UNKNOWN_LEVEL } from './feature-sources.ts';
import type { ProfileColumns } from './profile-columns.ts';

/** How far a segment lies from everybody in one feature. */
export interface Contrast {
  /** `age`, `invested`, `gender=F`, `riskBand=unknown`, ... */
  readonly key: string;
  /** (mean of the segment − mean of all) / population deviation of all, over the clients of whom the feature is known. */
  readonly z: number;
  /** Mean in the segment, as it was compared: log1p for sizes, a share of clients for a level. */
  readonly mean: number;
}

/** A segment must know a feature of this share of its clients for its mean to speak for them. */
const KNOWN_SHARE = 1 / 3;

/** Every segment's contrasts with all clients, in the order of the features. Features that tell nobody apart are left out. */
export const segmentContrasts = (columns: ProfileColumns, assignments: Int32Array, k: number): Contrast[][] => {
  const bySegment: Contrast[][] = Array.from({ length: k }, () => []);
  const sizes = new Float64Array(k);
  for (const segment of assignments) sizes[segment] = (sizes[segment] as number) + 1;
  for (const { key, read } of measures(columns)) {
    const sums = new Float64Array(k);
    const counts = new Float64Array(k);
    let [sum, squares, count] = [0, 0, 0];
    for (let row = 0; row < columns.clients; row++) {
      const value = read(row);
      if (Number.isNaN(value)) continue;
      const segment = assignments[row] as number;
      sums[segment] = (sums[segment] as number) + value;
      counts[segment] = (counts[segment] as number) + 1;
      sum += value;
      squares += value * value;
      count++;
    }
    const mean = sum / count;
    const variance = squares / count - mean * mean;
    if (!(variance > 1e-12 * Math.max(1, mean * mean))) continue;
    for (let segment = 0; segment < k; segment++) {
      if ((counts[segment] as number) < KNOWN_SHARE * (sizes[segment] as number)) continue;
      const ownMean = (sums[segment] as number) / (counts[segment] as number);
      if (!Number.isNaN(ownMean)) bySegment[segment]?.push({ key, z: (ownMean - mean) / Math.sqrt(variance), mean: ownMean });
    }
  }
  return bySegment;
};

/** What is compared: the numbers as the features take them, and each level as 0 or 1. */
const measures = (columns: ProfileColumns): Array<{ key: string; read: (row: number) => number }> => [
  ...NUMERIC_SOURCES.map((source) => ({
    key: source.name,
    read: (row: number) => (source.log ? Math.log1p(source.read(columns, row)) : source.read(columns, row)),
  })),
  ...CATEGORICAL_SOURCES.flatMap((source) =>
    source.codes.map((level, code) => ({
      key: `${source.name}=${level ?? UNKNOWN_LEVEL}`,
      read: (row: number) => (source.read(columns, row) === code ? 1 : 0),
    })),
  ),
];
