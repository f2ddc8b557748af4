import { bootstrapMeans, differences, type Interval, intervalOf } from '../../src/advisor/measure/bootstrap.ts';
import { seededRandom } from '../../src/advisor/random.ts';
import type { BanditEnvironment, EnvironmentMaker } from './bandit-environment.ts';
import type { LearnerMaker } from './bandit-learners.ts';
import { cumulativeRegret } from './cumulative-regret.ts';

export interface BanditCheckOptions {
  readonly rounds: number;
  /** The number of environments, with seeds from 1. */
  readonly seeds: number;
}

/** One learner's regret in one kind of environment, also vs the first learner. */
export interface RegretReport {
  readonly learner: string;
  /** Regret after the last round, mean over the seeds. */
  readonly regret: number;
  /** Regret after `CURVE_POINTS` evenly spaced rounds up to the last, mean over the seeds. */
  readonly curve: readonly number[];
  /** The first learner's regret minus this one's, with a 95% interval from a bootstrap paired by seed. Null for the first. */
  readonly firstMinusThis: { readonly difference: number; readonly ci95: Interval } | null;
}

export const CURVE_POINTS = 50;
const DRAWS = 4000;

/** Plays every learner in the same environments. */
export const banditCheck = (
  makeEnvironment: EnvironmentMaker,
  learners: readonly LearnerMaker[],
  { rounds, seeds }: BanditCheckOptions,
): { readonly environment: string; readonly learners: readonly RegretReport[] } => {
  const worlds = Array.from({ length: seeds }, (_, at) => makeEnvironment(at + 1, rounds));
  const step = rounds / CURVE_POINTS;
  const played = learners.map((make) => {
    const curve = new Float64Array(CURVE_POINTS);
    const last = Float64Array.from(worlds, (world, at) => {
      const regret = cumulativeRegret(world, make, rounds, at + 1);
      for (let point = 0; point < CURVE_POINTS; point++) {
        curve[point] = (curve[point] as number) + (regret[Math.ceil((point + 1) * step) - 1] as number) / seeds;
      }
      return regret[rounds - 1] as number;
    });
    const [{ segments, types }] = worlds as [BanditEnvironment];
    return { name: make(segments, types, worlds[0] as BanditEnvironment).name, curve: [...curve], last };
  });
  const { means } = bootstrapMeans(
    Int32Array.from(worlds.keys()),
    seeds,
    played.map(({ last }) => last),
    DRAWS,
    seededRandom(seeds),
  );
  return {
    environment: (worlds[0] as (typeof worlds)[number]).name,
    learners: played.map(({ name, curve, last }, at): RegretReport => {
      const regret = last.reduce((sum, value) => sum + value, 0) / seeds;
      const first = (played[0] as (typeof played)[number]).last.reduce((sum, value) => sum + value, 0) / seeds;
      const paired = differences(means[0] as Float64Array, means[at] as Float64Array);
      return {
        learner: name,
        regret,
        curve,
        firstMinusThis: at === 0 ? null : { difference: first - regret, ci95: intervalOf(paired, 0.95) },
      };
    }),
  };
};
