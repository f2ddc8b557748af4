import type { MetricName } from '../measure/report-policies.ts';
import type { Evaluation } from './evaluate.ts';

/** The metrics in which no other policy may be significantly better. */
export const BAR_METRICS = ['hitAt1', 'ndcgAt3', 'logLoss'] as const satisfies readonly MetricName[];

/** A calibration error up to this always passes. */
const SMALL_CALIBRATION_ERROR = 0.05;

export type Verdict = 'win' | 'tie' | 'loss';

/** The verdict on a difference policy minus baseline: a win or a loss if its interval excludes 0. Only for log-loss is less better. */
export const verdictOf = (metric: MetricName, [low, high]: readonly [number, number]): Verdict => {
  if (low <= 0 && high >= 0) return 'tie';
  return low > 0 === (metric !== 'logLoss') ? 'win' : 'loss';
};

/**
 * How an evaluation misses the bar, in words; empty if it passes. The bar: no policy beats the advisor in hit@1, nDCG@3 or log-loss, and
 * segment popularity doesn't beat segment-q in hit@1, each with a 99% interval that excludes 0; the calibration error is at most 0.05, or
 * what a perfectly calibrated forecaster stays below 95 times in 100; nothing unsuitable would be shown.
 */
export const missesOfBar = ({ comparisons, policies, suitabilityViolations }: Evaluation): string[] => {
  const misses = comparisons
    .filter(({ policy, metric }) => (policy === 'advisor' ? BAR_METRICS.some((name) => name === metric) : metric === 'hitAt1'))
    .filter(({ metric, ci99 }) => verdictOf(metric, ci99) === 'loss')
    .map(({ policy, baseline, metric, difference }) => `${policy} loses to ${baseline} in ${metric} by ${Math.abs(difference).toFixed(3)}`);
  for (const { ece, eceOfCalibrated } of policies.filter(({ name }) => name === 'advisor')) {
    const most = Math.max(SMALL_CALIBRATION_ERROR, eceOfCalibrated);
    if (ece > most) misses.push(`advisor's calibration error is ${ece.toFixed(3)}, above ${most.toFixed(3)}`);
  }
  if (suitabilityViolations > 0) misses.push(`${suitabilityViolations} unsuitable recommendations`);
  return misses;
};
