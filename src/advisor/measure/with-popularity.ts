/** The share of global popularity mixed into baselines without probabilities. */
const POPULARITY_SHARE = 0.01;

/** Weights as probabilities above 0: normalised and mixed with 1% of popularity; popularity itself if all weights are 0. */
export const withPopularity = (weights: Float64Array, popularity: Float64Array): Float64Array => {
  let sum = 0;
  for (const weight of weights) sum += weight;
  if (sum === 0) return popularity;
  return weights.map((weight, type) => ((1 - POPULARITY_SHARE) * weight) / sum + POPULARITY_SHARE * popularity[type]);
};
