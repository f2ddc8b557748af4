/** How much of global popularity is mixed into baselines that give no probabilities. */
const POPULARITY_SHARE = 0.01;

/** Weights as probabilities that are nowhere 0: normalised, with 1 % of popularity; popularity itself where there is no weight. */
export const withPopularity = (weights: Float64Array, popularity: Float64Array): Float64Array => {
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (sum === 0) return popularity;
  return weights.map((weight, type) => ((1 - POPULARITY_SHARE) * weight) / sum + POPULARITY_SHARE * (popularity[type] as number));
};
