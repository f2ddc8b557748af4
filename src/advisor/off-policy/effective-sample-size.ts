import { importanceWeight, type LoggedRound } from './logged-round.ts';

/** How many unweighted rounds would be as good: (Σ w)² / Σ w² (Kish 1965). 0 if every weight is 0. */
export const effectiveSampleSize = (rounds: readonly LoggedRound[]): number => {
  let [sum, squares] = [0, 0];
  for (const round of rounds) {
    const weight = importanceWeight(round);
    sum += weight;
    squares += weight ** 2;
  }
  return squares === 0 ? 0 : sum ** 2 / squares;
};
