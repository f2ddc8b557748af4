import { SharedBetas } from '../../src/advisor/exploration/shared-betas.ts';
import { SHARPNESS } from '../../src/advisor/exploration/sharpness.ts';
import { type Random, randomBelow } from '../../src/advisor/random.ts';
import type { BanditEnvironment } from './bandit-environment.ts';

/** Chooses a type for a segment in every round and learns from the outcome. */
export interface BanditLearner {
  readonly name: string;
  choose(segment: number, random: Random): number;
  learn(segment: number, type: number, success: boolean): void;
}

/** @param environment for learners that know what clients buy anyway; never for its chances */
export type LearnerMaker = (segments: number, types: number, environment: BanditEnvironment) => BanditLearner;

/** Thompson sampling with the segments' shared prior: draws a chance for every type and chooses the best (Thompson 1933). */
export const thompsonShared =
  (sharpness = SHARPNESS): LearnerMaker =>
  (segments, types) => {
    const betas = SharedBetas.empty(segments, types);
    const drawn = new Float64Array(types);
    return {
      name: `Thompson, shared prior${sharpness === 1 ? ', unsharpened' : ''}`,
      choose: (segment, random) => largest(betas.draw(segment, random, sharpness, drawn), random),
      learn: (segment, type, success) => betas.observe(segment, type, success),
    };
  };

/** A random type in a share ε of the rounds, otherwise the segment's best so far; ties at random (Sutton & Barto 2018, 2.2). */
export const epsilonGreedy =
  (epsilon: number): LearnerMaker =>
  (segments, types) => {
    const rounds = new Float64Array(segments * types);
    const values = new Float64Array(segments * types);
    return {
      name: `epsilon-greedy ${epsilon}`,
      choose: (segment, random) =>
        random() < epsilon ? randomBelow(types, random) : largest(values.subarray(segment * types, (segment + 1) * types), random),
      learn: (segment, type, success) => {
        const cell = segment * types + type;
        rounds[cell] = (rounds[cell] as number) + 1;
        values[cell] = (values[cell] as number) + ((success ? 1 : 0) - (values[cell] as number)) / (rounds[cell] as number);
      },
    };
  };

/** ε-greedy on the means under the shared prior: shows what sampling is worth without sharing. */
export const epsilonGreedyShared =
  (epsilon: number): LearnerMaker =>
  (segments, types) => {
    const betas = SharedBetas.empty(segments, types);
    return {
      name: `epsilon-greedy ${epsilon}, shared prior`,
      choose: (segment, random) => (random() < epsilon ? randomBelow(types, random) : largest(betas.means(segment), random)),
      learn: (segment, type, success) => betas.observe(segment, type, success),
    };
  };

/** The place of the largest number; ties are broken at random. */
export const largest = (numbers: ArrayLike<number>, random: Random): number => {
  let [best, ties] = [0, 1];
  for (let place = 1; place < numbers.length; place++) {
    if ((numbers[place] as number) > (numbers[best] as number)) [best, ties] = [place, 1];
    else if (numbers[place] === numbers[best] && random() < 1 / ++ties) best = place;
  }
  return best;
};
