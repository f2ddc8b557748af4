import { drawBeta } from '../../src/advisor/exploration/draw-beta.ts';
import { type Random, randomBelow, seededRandom } from '../../src/advisor/random.ts';

/** A simulated world: every segment likes every type with a known chance, which may change from round to round. */
export interface BanditEnvironment {
  readonly name: string;
  readonly segments: number;
  readonly types: number;
  /** The chance that recommending the type to the segment succeeds, in a round counted from 0. */
  chance(segment: number, type: number, round: number): number;
  /** What clients buy anyway. Only in worlds of outcomes. */
  readonly anyway?: {
    /** The type's share of what the segment buys, as the book shows it; sums to 1 over the types. */
    share(segment: number, type: number): number;
    /** The chance that a client buys something else than the recommended type in 30 days. */
    other(segment: number, type: number): number;
  };
}

export const SEGMENTS = 5;
export const TYPES = 9;

/** Makes an environment with chances drawn from the seed. @param rounds how long it will be played */
export type EnvironmentMaker = (seed: number, rounds: number) => BanditEnvironment;

const table = (name: string, chances: Float64Array): BanditEnvironment => ({
  name,
  segments: SEGMENTS,
  types: TYPES,
  chance: (segment, type) => chances[segment * TYPES + type] as number,
});

const cells = (chance: (segment: number, type: number) => number): Float64Array =>
  Float64Array.from({ length: SEGMENTS * TYPES }, (_, cell) => chance(Math.floor(cell / TYPES), cell % TYPES));

const drawn = (random: Random, low: number, high: number): number => low + (high - low) * random();

/** Segments that are more or less alike: chances from Beta(μ κ, (1 − μ) κ), with a mean μ per type between `low` and `high`. */
const alike =
  (name: string, low: number, high: number, strength: number): EnvironmentMaker =>
  (seed) => {
    const random = seededRandom(seed);
    const types = Float64Array.from({ length: TYPES }, () => drawn(random, low, high));
    return table(
      name,
      cells((_, type) => drawBeta((types[type] as number) * strength, (1 - (types[type] as number)) * strength, random)),
    );
  };

/** Independent cells. */
const different: EnvironmentMaker = (seed) => {
  const random = seededRandom(seed);
  return table(
    'different segments',
    cells(() => drawn(random, 0.05, 0.6)),
  );
};

/** What one segment likes most, another likes least: the shared mean misleads. */
const opposite: EnvironmentMaker = (seed) => {
  const random = seededRandom(seed);
  const liking = Float64Array.from({ length: TYPES }, () => drawn(random, 0.05, 0.55));
  return table(
    'opposite segments',
    cells((segment, type) => (segment % 2 === 0 ? (liking[type] as number) : 0.6 - (liking[type] as number))),
  );
};

/** One type is a little better than the eight others, which are equal. */
const closeCall: EnvironmentMaker = (seed) => {
  const random = seededRandom(seed);
  const best = Int32Array.from({ length: SEGMENTS }, () => randomBelow(TYPES, random));
  return table(
    'a close call',
    cells((segment, type) => (type === best[segment] ? 0.3 : 0.25)),
  );
};

/** Little to gain: all chances lie within three percentage points. */
const nearlyTheSame: EnvironmentMaker = (seed) => {
  const random = seededRandom(seed);
  return table(
    'nearly the same',
    cells(() => drawn(random, 0.2, 0.23)),
  );
};

/** Similar segments with drifting tastes: every chance moves linearly to another one over the rounds. */
const drifting: EnvironmentMaker = (seed, rounds) => {
  const [from, to] = [alike('', 0.05, 0.5, 40)(2 * seed, rounds), alike('', 0.05, 0.5, 40)(2 * seed + 1, rounds)];
  return {
    ...from,
    name: 'drifting',
    chance: (segment, type, round) => {
      const share = round / rounds;
      return (1 - share) * from.chance(segment, type, round) + share * to.chance(segment, type, round);
    },
  };
};

/** In the order they're reported. */
export const ENVIRONMENTS: readonly EnvironmentMaker[] = [
  alike('similar segments', 0.05, 0.5, 60),
  alike('somewhat similar segments', 0.05, 0.5, 8),
  different,
  opposite,
  alike('sparse', 0.002, 0.05, 100),
  closeCall,
  nearlyTheSame,
  drifting,
];
