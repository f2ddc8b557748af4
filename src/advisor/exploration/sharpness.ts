/**
 * How many times the evidence counts in a draw: draws spread about a third as wide as the posterior. Chapelle & Li (2011) found less regret
 * with such a reshaping over finite horizons. Measured in docs/exploration.md: the posterior itself loses to ε-greedy if nine types are
 * nearly equal; elsewhere 4, 8, 16 and 32 don't differ significantly.
 */
export const SHARPNESS = 8;
