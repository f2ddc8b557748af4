import { drawBeta } from '../../src/advisor/exploration/draw-beta.ts';
import { type Random, seededRandom } from '../../src/advisor/random.ts';
import { type EnvironmentMaker, SEGMENTS, TYPES } from './bandit-environment.ts';

/** The chance that a client buys something in 30 days without advice. */
const BUYS_ANYWAY = 0.3;

/** What recommending a type adds to the chance that the segment's client buys it. @param place of the type by popularity, 0 is the most popular */
type Effect = (random: Random, place: number) => number;

/** What a segment buys anyway: a few popular types and a long tail. */
const sharesOf = (random: Random): Float64Array => {
  const drawn = Float64Array.from({ length: TYPES }, () => drawBeta(0.6, 1, random) + 0.01);
  const all = drawn.reduce((sum, value) => sum + value, 0);
  return drawn.map((value) => value / all);
};

/** A world where the chance to sell a type is what clients buy anyway, plus a known effect of recommending it. */
const world =
  (name: string, effectOf: Effect): EnvironmentMaker =>
  (seed) => {
    const random = seededRandom(seed);
    const shares = Array.from({ length: SEGMENTS }, () => sharesOf(random));
    const effects = shares.map((row) => {
      const byShare = [...row.keys()].sort((a, b) => (row[b] as number) - (row[a] as number));
      return row.map((_, type) => effectOf(random, byShare.indexOf(type)));
    });
    const share = (segment: number, type: number): number => shares[segment]?.[type] as number;
    return {
      name,
      segments: SEGMENTS,
      types: TYPES,
      chance: (segment, type) => Math.max(0, BUYS_ANYWAY * share(segment, type) + (effects[segment]?.[type] as number)),
      anyway: { share, other: (segment, type) => BUYS_ANYWAY * (1 - share(segment, type)) },
    };
  };

/** In the order they're reported. */
export const OUTCOME_ENVIRONMENTS: readonly EnvironmentMaker[] = [
  world('effects unlike popularity', (random) => 0.25 * random()),
  world('what is popular needs no advice', (random, place) => (place < 2 ? 0 : 0.15 * random())),
  world('one type can be sold', (random, place) => (place === 4 ? 0.2 : 0.02 * random())),
  world('advice on the most popular backfires', (random, place) => (place === 0 ? -0.08 : 0.08 * random())),
  world('small effects', (random) => 0.05 * random()),
  world('effects like popularity', (random, place) => 0.2 * (1 - place / TYPES) * (0.8 + 0.2 * random())),
  world('no effect', () => 0),
];
