import { randomBelow, seededRandom } from '../random.ts';
import type { BanditEnvironment } from './bandit-environment.ts';
import type { LearnerMaker } from './bandit-learners.ts';

/**
 * Plays a learner in an environment: in every round a segment comes at random, the learner chooses a type, and a success is drawn with its chance.
 * Both the segments that come and the luck of every type in every round hang on the seed alone, so that learners with one seed differ by their choices only.
 * @returns one number a round: the sum, up to it, of how much likelier the best type's success was than the chosen type's
 */
export const cumulativeRegret = (environment: BanditEnvironment, make: LearnerMaker, rounds: number, seed: number): Float64Array => {
  const world = seededRandom(seed);
  const dice = seededRandom(seed + 0.5 * 0x1_0000_0000_0000);
  const learner = make(environment.segments, environment.types);
  const regret = new Float64Array(rounds);
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    const segment = randomBelow(environment.segments, world);
    const luck = world();
    const type = learner.choose(segment, dice);
    const chance = environment.chance(segment, type, round);
    learner.learn(segment, type, luck < chance);
    let best = 0;
    for (let other = 0; other < environment.types; other++) best = Math.max(best, environment.chance(segment, other, round));
    sum += best - chance;
    regret[round] = sum;
  }
  return regret;
};
