import type { Random } from '../random.ts';

/** Draws a standard normal number (Marsaglia's polar method). */
const drawNormal = (random: Random): number => {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
};

/** Draws the logarithm of a Gamma(shape, 1) number, shape > 0 (Marsaglia & Tsang 2000). Small shapes draw numbers too small for a float. */
const drawLogGamma = (shape: number, random: Random): number => {
  if (shape < 1) return drawLogGamma(shape + 1, random) + Math.log(1 - random()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const normal = drawNormal(random);
    const root = 1 + c * normal;
    if (root <= 0) continue;
    const cube = root ** 3;
    if (Math.log(1 - random()) < 0.5 * normal * normal + d - d * cube + d * Math.log(cube)) return Math.log(d * cube);
  }
};

/** Draws from Beta(successes, failures), both above 0: the share of one gamma number in the sum of two. */
export const drawBeta = (successes: number, failures: number, random: Random): number => {
  const difference = drawLogGamma(failures, random) - drawLogGamma(successes, random);
  return 1 / (1 + Math.exp(difference));
};
