/**
 * How many times all evidence is counted where a chance is drawn: the spread of draws is about a third of the posterior's. Chapelle & Li 2011 found such
 * reshaping to cost less regret over horizons that end; measured here (docs/exploration.md) the posterior itself loses to ε-greedy where nine types
 * are nearly the same, and 4, 8, 16 and 32 times do not differ for certain elsewhere.
 */
export const SHARPNESS = 8;
