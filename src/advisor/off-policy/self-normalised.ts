import { importanceWeight, type LoggedRound } from './logged-round.ts';

/**
 * The weighted mean of the rewards: Σ w r / Σ w. A little biased on few rounds, but it stays between the least and the largest reward and moves with them
 * (Swaminathan & Joachims 2015). NaN where every weight is 0.
 */
export const selfNormalised = (rounds: readonly LoggedRound[]): number => {
  let [sum, weights] = [0, 0];
  for (const round of rounds) {
    const weight = importanceWeight(round);
    sum += weight * round.reward;
    weights += weight;
  }
  return sum / weights;
};
