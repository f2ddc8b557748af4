import { importanceWeight, type LoggedRound } from './logged-round.ts';

/** The expected reward of an action in a round, estimated without that round's own reward. */
export type RewardModel = (round: LoggedRound, action: number) => number;

/** A round's part of the estimate: Σ_a π(a | x) q(x, a) + w (r − q(x, a)). */
export const doublyRobustPart = (round: LoggedRound, model: RewardModel): number => {
  let expected = 0;
  round.target.forEach((chance, action) => {
    if (chance > 0) expected += chance * model(round, action);
  });
  return expected + importanceWeight(round) * (round.reward - model(round, round.action));
};

/**
 * The doubly robust estimate: the mean of Σ_a π(a | x) q(x, a) + w (r − q(x, a)), the model corrected by the observed rewards. Unbiased if
 * the propensities or the model are right, and with less variance than weights alone if the model is good (Dudík, Langford & Li 2011). NaN
 * without a round.
 */
export const doublyRobust = (rounds: readonly LoggedRound[], model: RewardModel): number => {
  let sum = 0;
  for (const round of rounds) sum += doublyRobustPart(round, model);
  return sum / rounds.length;
};
