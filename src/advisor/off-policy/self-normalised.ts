import { importanceWeight, type LoggedRound } from './logged-round.ts';

/**
 * The self-normalised estimate: the weighted mean of the rewards, Σ w r / Σ w. Slightly biased with few rounds, but always between the
 * smallest and the largest reward (Swaminathan & Joachims 2015). NaN if every weight is 0.
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
