import { type Random, randomBelow } from '../random.ts';

export type Interval = readonly [low: number, high: number];

/** Means of several columns under the same resamples, so that differences between columns are paired. */
export interface BootstrapDraws {
  /** columns × draws */
  readonly means: readonly Float64Array[];
}

/**
 * Bootstrap clustered by client: draws whole clients with replacement, each with all predictions, because predictions for one client aren't
 * independent (Efron & Tibshirani 1993; Cameron, Gelbach & Miller 2008).
 * @param clusters the client of each prediction, as a place in [0, clients)
 * @param columns one number per prediction each
 * @param draws at least 2,000 for a reported figure
 */
export const bootstrapMeans = (
  clusters: Int32Array,
  clients: number,
  columns: readonly Float64Array[],
  draws: number,
  random: Random,
): BootstrapDraws => {
  const counts = new Float64Array(clients);
  for (const cluster of clusters) counts[cluster] += 1;
  const sums = columns.map((column) => {
    const sum = new Float64Array(clients);
    for (let at = 0; at < column.length; at++) sum[clusters[at]] += column[at];
    return sum;
  });
  const means = columns.map(() => new Float64Array(draws));
  const drawn = new Float64Array(clients);
  for (let draw = 0; draw < draws; draw++) {
    drawn.fill(0);
    for (let pick = 0; pick < clients; pick++) {
      const client = randomBelow(clients, random);
      drawn[client] += 1;
    }
    const predictions = dot(drawn, counts);
    for (let column = 0; column < sums.length; column++) {
      means[column][draw] = dot(drawn, sums[column]) / predictions;
    }
  }
  return { means };
};

const dot = (left: Float64Array, right: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += left[at] * right[at];
  return sum;
};

/** The percentile interval with the middle `level` of the draws, 0 < level < 1. */
export const intervalOf = (draws: Float64Array, level: number): Interval => {
  const sorted = draws.toSorted();
  const tail = (1 - level) / 2;
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return [at(tail), at(1 - tail)];
};

/** left − right, draw by draw. */
export const differences = (left: Float64Array, right: Float64Array): Float64Array => left.map((value, draw) => value - right[draw]);
