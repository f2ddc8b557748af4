import type { Random } from '../random.ts';

/** One standard normal number (Marsaglia's polar method). */
const drawNormal = (random: Random): number => {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
};

/** The logarithm of a gamma number of shape > 0 and scale 1 (Marsaglia & Tsang 2000). In logarithms, since small shapes draw below the smallest number. */
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

/** A number from Beta(successes, failures), both above 0: the share of one gamma number in the sum of two. */
export const drawBeta = (successes: number, failures: number, random: Random): number => {
  const difference = drawLogGamma(failures, random) - drawLogGamma(successes, random);
  return 1 / (1 + Math.exp(difference));
};
