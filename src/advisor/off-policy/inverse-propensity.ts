import { importanceWeight, type LoggedRound } from './logged-round.ts';

/**
 * What the mean reward would have been under the policy: (1/n) Σ w r, w = π(a | x) / p(a | x). Without bias where every action of the policy could have
 * been logged (Horvitz & Thompson 1952); its spread grows with the largest weights. NaN without a round.
 */
export const inversePropensity = (rounds: readonly LoggedRound[]): number => {
  let sum = 0;
  for (const round of rounds) sum += importanceWeight(round) * round.reward;
  return sum / rounds.length;
};
