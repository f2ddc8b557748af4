/** One recommendation that was shown and judged, as off-policy estimates see it. Arrays have one number an action: the types that could have come first. */
export interface LoggedRound {
  /** Rounds of one client are not independent. */
  readonly client: string;
  /** The place of the action that was taken. */
  readonly action: number;
  /** The probability with which each action was to be taken, as it was logged; sums to 1, above 0 where an action was taken. */
  readonly propensities: readonly number[];
  /** What came of it, 0 to 1. */
  readonly reward: number;
  /** The probability with which the policy that is asked about would take each action; sums to 1. */
  readonly target: readonly number[];
}

/** How much likelier the policy asked about was to take the action that was taken: π(a | x) / p(a | x). */
export const importanceWeight = ({ action, propensities, target }: LoggedRound): number =>
  (target[action] as number) / (propensities[action] as number);

/** Whether the log can speak for the policy here: it takes no action that could not have been logged. */
export const isSupported = ({ propensities, target }: LoggedRound): boolean =>
  target.every((chance, action) => chance === 0 || (propensities[action] as number) > 0);
