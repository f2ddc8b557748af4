import type { RewardModel } from './doubly-robust.ts';
import type { LoggedRound } from './logged-round.ts';

/** The weight of the overall mean in an action's mean, in rounds. */
const PSEUDO_ROUNDS = 5;

interface Sum {
  rounds: number;
  reward: number;
}

/**
 * The simplest reward model: the mean of an action's rounds, shrunk towards the mean of all rounds. Both leave out the client's own rounds,
 * so that no reward predicts itself.
 * @param nameOf an action's name, the same in every round
 */
export const leftOutMean = (rounds: readonly LoggedRound[], nameOf: (round: LoggedRound, action: number) => string): RewardModel => {
  const all: Sum = { rounds: 0, reward: 0 };
  const sums = new Map<string, Sum>();
  const add = (key: string, reward: number): void => {
    const sum = sums.get(key) ?? { rounds: 0, reward: 0 };
    sums.set(key, { rounds: sum.rounds + 1, reward: sum.reward + reward });
  };
  const key = (...words: readonly string[]): string => JSON.stringify(words);
  for (const round of rounds) {
    all.rounds++;
    all.reward += round.reward;
    const name = nameOf(round, round.action);
    add(key('action', name), round.reward);
    add(key('client', round.client), round.reward);
    add(key('both', name, round.client), round.reward);
  }
  const less = (whole: Sum | undefined, part: Sum | undefined): Sum => ({
    rounds: (whole?.rounds ?? 0) - (part?.rounds ?? 0),
    reward: (whole?.reward ?? 0) - (part?.reward ?? 0),
  });
  return (round, action) => {
    const name = nameOf(round, action);
    const others = less(all, sums.get(key('client', round.client)));
    const mean = others.rounds === 0 ? 0.5 : others.reward / others.rounds;
    const ofAction = less(sums.get(key('action', name)), sums.get(key('both', name, round.client)));
    return (ofAction.reward + PSEUDO_ROUNDS * mean) / (ofAction.rounds + PSEUDO_ROUNDS);
  };
};
