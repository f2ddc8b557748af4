import { logGamma } from './log-gamma.ts';

/** Strengths are looked for between these. At the upper end a row is practically its prior. */
const RANGE = { least: 0.05, most: 5000 } as const;
const STEPS = 16;

/** The strength at which a likelihood is largest: where a function is largest, by golden sections of its logarithm. */
export const mostLikelyStrength = (
  of: (strength: number) => number,
  { least, most }: { readonly least: number; readonly most: number } = RANGE,
): number => {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [Math.log(least), Math.log(most)];
  let left = high - golden * (high - low);
  let right = low + golden * (high - low);
  let [atLeft, atRight] = [of(Math.exp(left)), of(Math.exp(right))];
  for (let step = 0; step < STEPS; step++) {
    if (atLeft >= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - golden * (high - low);
      atLeft = of(Math.exp(left));
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + golden * (high - low);
      atRight = of(Math.exp(right));
    }
  }
  return Math.exp((low + high) / 2);
};

/**
 * How many observations a prior is worth, by maximum marginal likelihood: the strength under which the rows are likeliest, if each row's
 * shares are drawn from a Dirichlet distribution around the prior (Minka 2000, "Estimating a Dirichlet distribution"). Rows that differ by no
 * more than chance get the most.
 * @param rows counts, one row per group
 * @param prior shares, sum to one
 */
export const dirichletStrength = (rows: readonly ArrayLike<number>[], prior: ArrayLike<number>): number =>
  mostLikelyStrength((strength) => {
    let sum = 0;
    for (const row of rows) {
      let total = 0;
      for (let type = 0; type < prior.length; type++) {
        const expected = strength * prior[type];
        if (row[type] > 0 && expected > 0) sum += logGamma(row[type] + expected) - logGamma(expected);
        total += row[type];
      }
      if (total > 0) sum += logGamma(strength) - logGamma(strength + total);
    }
    return sum;
  });
