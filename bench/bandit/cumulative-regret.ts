import { randomBelow, seededRandom } from '../../src/advisor/random.ts';
import type { BanditEnvironment } from './bandit-environment.ts';
import type { LearnerMaker } from './bandit-learners.ts';

/**
 * Plays a learner in an environment: in every round a random segment arrives, the learner chooses a type, and a success is drawn with its
 * chance. Segments and luck depend on the seed only, so learners with the same seed differ only in their choices.
 * @returns one number per round: the best type's chance minus the chosen one's, summed up to that round
 */
export const cumulativeRegret = (environment: BanditEnvironment, make: LearnerMaker, rounds: number, seed: number): Float64Array => {
  const world = seededRandom(seed);
  const dice = seededRandom(seed + 0.5 * 0x1_0000_0000_0000);
  const learner = make(environment.segments, environment.types, environment);
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
