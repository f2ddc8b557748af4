/** One step of an episode. `nextState` is null at the end. */
export interface Transition {
  readonly state: number;
  readonly action: number;
  readonly reward: number;
  readonly nextState: number | null;
}

export interface QLearningSettings {
  readonly states: number;
  readonly actions: number;
  /** γ in [0, 1): what a reward one step later is worth now. */
  readonly discount: number;
  /** n₀ ≥ 0: the weight of the initial value, in rounds. */
  readonly pseudoRounds: number;
  /** Q before any round. */
  readonly initialValue: (state: number, action: number) => number;
}

/**
 * Watkins' Q-learning on flat arrays, cell = state · actions + action:
 * Q(s,a) ← Q(s,a) + α [r + γ max Q(s′,·) − Q(s,a)], α = 1 / (n₀ + n(s,a)), where n includes this round.
 * With γ = 0, a cell is the running mean of its rewards and of n₀ rounds with the initial value.
 *
 * Watkins & Dayan 1992; Sutton & Barto 2018, 6.5.
 */
export class QLearner {
  /** states × actions */
  readonly values: Float64Array;
  /** states × actions: rounds seen. */
  readonly visits: Float64Array;
  readonly #actions: number;
  readonly #discount: number;
  readonly #pseudoRounds: number;

  /** @throws RangeError for a discount outside [0, 1) or negative pseudo-rounds */
  constructor({ states, actions, discount, pseudoRounds, initialValue }: QLearningSettings) {
    if (!(discount >= 0 && discount < 1)) throw new RangeError(`A discount is at least 0 and below 1, not ${discount}`);
    if (!(pseudoRounds >= 0)) throw new RangeError(`Pseudo-rounds are at least 0, not ${pseudoRounds}`);
    this.#actions = actions;
    this.#discount = discount;
    this.#pseudoRounds = pseudoRounds;
    this.values = new Float64Array(states * actions);
    this.visits = new Float64Array(states * actions);
    for (let cell = 0; cell < this.values.length; cell++) {
      this.values[cell] = initialValue(Math.floor(cell / actions), cell % actions);
    }
  }

  /** Learns one round. */
  learn(state: number, action: number, reward: number, nextState: number | null): void {
    const cell = state * this.#actions + action;
    const rounds = this.visits[cell] + 1;
    this.visits[cell] = rounds;
    const before = this.values[cell];
    const future = nextState === null || this.#discount === 0 ? 0 : this.#discount * this.bestValue(nextState);
    this.values[cell] = before + (reward + future - before) / (this.#pseudoRounds + rounds);
  }

  /** Learns episodes in the given order, each from its first step to its last. */
  replay(episodes: Iterable<readonly Transition[]>): void {
    for (const episode of episodes) {
      for (const { state, action, reward, nextState } of episode) this.learn(state, action, reward, nextState);
    }
  }

  /** max Q(s,·) */
  bestValue(state: number): number {
    let best = Number.NEGATIVE_INFINITY;
    const end = (state + 1) * this.#actions;
    for (let cell = state * this.#actions; cell < end; cell++) best = Math.max(best, this.values[cell]);
    return best;
  }

  /** A state's row: one value per action. */
  valuesOf(state: number): number[] {
    return Array.from(this.values.subarray(state * this.#actions, (state + 1) * this.#actions));
  }

  visitsOf(state: number): number[] {
    return Array.from(this.visits.subarray(state * this.#actions, (state + 1) * this.#actions));
  }
}
