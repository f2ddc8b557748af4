import { medianInPlace, selectInPlace } from '../median.ts';
import { fewestClients } from './fewest-clients.ts';

/** Turns a median absolute deviation into the standard deviation of a normal distribution that has it. */
const DEVIATION_OF_MAD = 1.4826;
const DEVIATIONS = 3;

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Where a feature's numbers are cut off, so that no single one stretches the scale for everybody: at the median ± 3 · 1.4826 · MAD, or
 * further out, where as many clients as make a segment lie. That second rule keeps a small group of real clients apart, and it's the
 * fall-back where more than half of the numbers are equal and the MAD is 0. In both, fewer clients than make a segment can't move the
 * limits, except to the next number.
 *
 * Hampel 1974; Leys et al. 2013, "Detecting outliers".
 * @param values known numbers; reordered
 */
export const robustLimits = (values: Float64Array): Limits => {
  const n = values.length;
  if (n === 0) return { lower: 0, upper: 0 };
  const fewer = Math.min(fewestClients(n) - 1, (n - 1) >>> 1);
  const low = selectInPlace(values, fewer);
  const high = selectInPlace(values, n - 1 - fewer);
  const median = medianInPlace(values);
  const reach = DEVIATIONS * DEVIATION_OF_MAD * medianInPlace(values.map((value) => Math.abs(value - median)));
  return { lower: Math.min(low, median - reach), upper: Math.max(high, median + reach) };
};
