/**
 * A shown and judged recommendation, as needed for off-policy estimates. Arrays have one number per action: a type that could have come
 * first.
 */
export interface LoggedRound {
  /** Rounds of the same client aren't independent. */
  readonly client: string;
  /** The place of the action taken. */
  readonly action: number;
  /** The logged probability of each action; sums to 1, above 0 for the action taken. */
  readonly propensities: readonly number[];
  /** The reward, 0 to 1. */
  readonly reward: number;
  /** The evaluated policy's probability of each action; sums to 1. */
  readonly target: readonly number[];
}

/** How much likelier the evaluated policy is to take the logged action: π(a | x) / p(a | x). */
export const importanceWeight = ({ action, propensities, target }: LoggedRound): number =>
  (target[action] as number) / (propensities[action] as number);

/** Whether every action of the policy had a chance in the log. */
export const isSupported = ({ propensities, target }: LoggedRound): boolean =>
  target.every((chance, action) => chance === 0 || (propensities[action] as number) > 0);
