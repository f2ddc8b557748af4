import { importanceWeight, type LoggedRound } from './logged-round.ts';

/**
 * The inverse propensity estimate of the policy's mean reward: (1/n) Σ w r, w = π(a | x) / p(a | x). Unbiased if every action of the policy
 * had a chance in the log (Horvitz & Thompson 1952); its variance grows with the largest weights. NaN without a round.
 */
export const inversePropensity = (rounds: readonly LoggedRound[]): number => {
  let sum = 0;
  for (const round of rounds) sum += importanceWeight(round) * round.reward;
  return sum / rounds.length;
};
