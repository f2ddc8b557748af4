import type { Random } from '../random.ts';
import { bootstrapMeans, differences, type Interval, intervalOf } from './bootstrap.ts';
import { calibratedErrorQuantiles, calibrationError } from './metrics.ts';
import type { PredictedRows, ScoreName } from './run-folds.ts';

/** The metrics reported with intervals. */
export const METRICS = ['hitAt1', 'hitAt3', 'ndcgAt3', 'ndcgAmountAt3', 'logLoss'] as const satisfies readonly ScoreName[];
export type MetricName = (typeof METRICS)[number];

/** Means over predictions; log-loss in nats, everything else between 0 and 1. */
export interface PolicyReport extends Readonly<Record<MetricName, number>> {
  readonly name: string;
  readonly predictions: number;
  /** Top-label calibration error with 15 equal-width bins. */
  readonly ece: number;
  /** The error a perfectly calibrated forecaster with the same confidences stays below 95 times in 100, and 99 times. */
  readonly eceOfCalibrated: number;
  readonly eceOfCalibrated99: number;
  /** Share of the book's types that are in any client's top three. */
  readonly coverage: number;
  readonly ci95: Readonly<Record<MetricName, Interval>>;
}

/** A difference is policy minus baseline. */
export interface Comparison {
  readonly policy: string;
  readonly baseline: string;
  readonly metric: MetricName;
  readonly difference: number;
  readonly ci95: Interval;
  readonly ci99: Interval;
}

export interface ReportOptions {
  readonly types: number;
  readonly draws: number;
  readonly random: Random;
  /** Pairs of names to compare. */
  readonly comparisons: ReadonlyArray<readonly [policy: string, baseline: string]>;
}

const CALIBRATION_DRAWS = 400;

/** Means, intervals and paired differences of policies over the same predictions; empty without a prediction. */
export const reportPolicies = (
  { clients: predictionClients, days, policies }: PredictedRows,
  { types, draws, random, comparisons }: ReportOptions,
): { policies: PolicyReport[]; comparisons: Comparison[] } => {
  if (predictionClients.length === 0) return { policies: [], comparisons: [] };
  const clusters = placesOf(predictionClients);
  const clients = clusters.reduce((most, place) => Math.max(most, place + 1), 0);
  const purchases = placesOf(Array.from(predictionClients, (client, at) => `${client} ${days[at]}`));
  const columns = policies.flatMap(({ scores }) => METRICS.map((metric) => scores[metric]));
  const { means } = bootstrapMeans(clusters, clients, columns, draws, random);
  const drawsOf = (policy: number, metric: MetricName): Float64Array => means[policy * METRICS.length + METRICS.indexOf(metric)];
  const reports = policies.map(({ name, scores, shown }, at): PolicyReport => {
    const of = <T>(value: (metric: MetricName) => T) =>
      Object.fromEntries(METRICS.map((metric) => [metric, value(metric)])) as Record<MetricName, T>;
    const calibrated = calibratedErrorQuantiles(scores.confidence, purchases, CALIBRATION_DRAWS, random, [0.95, 0.99]);
    return {
      name,
      predictions: predictionClients.length,
      ...of((metric) => meanOf(scores[metric])),
      ece: calibrationError(scores.confidence, scores.accuracy),
      eceOfCalibrated: calibrated[0],
      eceOfCalibrated99: calibrated[1],
      coverage: shown.size / types,
      ci95: of((metric) => intervalOf(drawsOf(at, metric), 0.95)),
    };
  });
  const placeOf = (name: string): number => policies.findIndex((policy) => policy.name === name);
  return {
    policies: reports,
    comparisons: comparisons.flatMap(([policy, baseline]) => {
      const [left, right] = [placeOf(policy), placeOf(baseline)];
      if (left < 0 || right < 0) return [];
      return METRICS.map((metric): Comparison => {
        const paired = differences(drawsOf(left, metric), drawsOf(right, metric));
        return {
          policy,
          baseline,
          metric,
          difference: reports[left][metric] - reports[right][metric],
          ci95: intervalOf(paired, 0.95),
          ci99: intervalOf(paired, 0.99),
        };
      });
    }),
  };
};

/** Numbers equal things from 0 on. */
const placesOf = <T>(things: ArrayLike<T>): Int32Array => {
  const places = new Map<T, number>();
  return Int32Array.from(things as ArrayLike<unknown> as ArrayLike<number>, (thing) => {
    const known = places.get(thing as T) ?? places.size;
    places.set(thing as T, known);
    return known;
  });
};

const meanOf = (numbers: Float64Array): number => {
  let sum = 0;
  for (const value of numbers) sum += value;
  return sum / numbers.length;
};
