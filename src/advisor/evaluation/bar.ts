import type { Comparison, MetricName, PolicyReport } from '../measure/report-policies.ts';
import type { Evaluation } from './evaluate.ts';

/** The metrics in which no other policy may be significantly better. */
export const BAR_METRICS = ['hitAt1', 'ndcgAt3', 'logLoss'] as const satisfies readonly MetricName[];

/** A calibration error up to this always passes. */
export const SMALL_CALIBRATION_ERROR = 0.05;

export type Verdict = 'win' | 'tie' | 'loss';

/** The verdict on a difference policy minus baseline: a win or a loss if its interval excludes 0. Only for log-loss is less better. */
export const verdictOf = (metric: MetricName, [low, high]: readonly [number, number]): Verdict => {
  if (low <= 0 && high >= 0) return 'tie';
  return low > 0 === (metric !== 'logLoss') ? 'win' : 'loss';
};

/** The largest calibration error that passes: 0.05, or what a perfectly calibrated forecaster stays below 99 times in 100. */
export const mostCalibrationError = ({ eceOfCalibrated99 }: Pick<PolicyReport, 'eceOfCalibrated99'>): number =>
  Math.max(SMALL_CALIBRATION_ERROR, eceOfCalibrated99);

/** Where a baseline beats the policy for certain, in a metric of the bar. */
export const lossesFor = (policy: string, comparisons: readonly Comparison[]): Comparison[] =>
  comparisons.filter(
    (one) => one.policy === policy && BAR_METRICS.some((name) => name === one.metric) && verdictOf(one.metric, one.ci99) === 'loss',
  );

/**
 * How an evaluation misses the bar, in words; empty if it passes. The bar: no policy beats the advisor in hit@1, nDCG@3 or log-loss, and
 * segment popularity doesn't beat segment-q in hit@1, each with a 99% interval that excludes 0; the calibration error over all predictions and
 * in each stratum is small enough; nothing unsuitable would be shown.
 */
export const missesOfBar = ({ comparisons, policies, tracks, suitabilityViolations }: Evaluation): string[] => {
  const misses = [
    ...lossesFor('advisor', comparisons),
    ...lossesFor('segment-q', comparisons).filter(({ metric }) => metric === 'hitAt1'),
  ].map(({ policy, baseline, metric, difference }) => `${policy} loses to ${baseline} in ${metric} by ${Math.abs(difference).toFixed(3)}`);
  const strata = { all: policies, none: tracks.none, one: tracks.one, more: tracks.more };
  for (const [stratum, reports] of Object.entries(strata)) {
    for (const report of reports.filter(({ name }) => name === 'advisor')) {
      const most = mostCalibrationError(report);
      const where = stratum === 'all' ? '' : ` (${stratum})`;
      if (report.ece > most) misses.push(`advisor's calibration error${where} is ${report.ece.toFixed(3)}, above ${most.toFixed(3)}`);
    }
  }
  if (suitabilityViolations > 0) misses.push(`${suitabilityViolations} unsuitable recommendations`);
  return misses;
};
