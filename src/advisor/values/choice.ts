import { FACT_COUNT, type Facts } from './facts.ts';

/** Weights as flat arrays. */
export interface FlatWeights {
  /** One per shared fact. */
  readonly shared: Float64Array;
  /** facts with weights of their own × bond types */
  readonly byType: Float64Array;
}

/** Writes each type's score: the sum of its weights times the facts. */
export const scoreInto = (scores: Float64Array, { shared, used, places, values }: Facts, weights: FlatWeights): void => {
  const types = scores.length;
  const { shared: weightOf, byType } = weights;
  for (let type = 0, from = 0; type < types; type++, from += FACT_COUNT) {
    let score = 0;
    for (let fact = 0; fact < used; fact++) score += weightOf[fact] * shared[from + fact];
    scores[type] = score;
  }
  for (let place = 0; place < places.length; place++) {
    const from = places[place] * types;
    const value = values[place];
    for (let type = 0; type < types; type++) scores[type] += value * byType[from + type];
  }
};

/** Turns scores into probabilities, in place. @returns the logarithm of the sum of e to the scores */
export const softmaxInPlace = (scores: Float64Array): number => {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let type = 0; type < scores.length; type++) {
    scores[type] = Math.exp(scores[type] - most);
    sum += scores[type];
  }
  for (let type = 0; type < scores.length; type++) scores[type] /= sum;
  return most + Math.log(sum);
};
