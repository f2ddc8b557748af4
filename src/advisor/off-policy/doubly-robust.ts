import { importanceWeight, type LoggedRound } from './logged-round.ts';

/** What an action is expected to earn in a round, from anything but that round's own reward. */
export type RewardModel = (round: LoggedRound, action: number) => number;

/** One round's part of the estimate: Σ_a π(a | x) q(x, a) + w (r − q(x, a)). */
export const doublyRobustPart = (round: LoggedRound, model: RewardModel): number => {
  let expected = 0;
  round.target.forEach((chance, action) => {
    if (chance > 0) expected += chance * model(round, action);
  });
  return expected + importanceWeight(round) * (round.reward - model(round, round.action));
};

/**
 * The model's answer, corrected by what was seen: the mean of Σ_a π(a | x) q(x, a) + w (r − q(x, a)). Without bias where either the propensities or the
 * model are right, and with less spread than weights alone where the model is any good (Dudík, Langford & Li 2011). NaN without a round.
 */
export const doublyRobust = (rounds: readonly LoggedRound[], model: RewardModel): number => {
  let sum = 0;
  for (const round of rounds) sum += doublyRobustPart(round, model);
  return sum / rounds.length;
};
