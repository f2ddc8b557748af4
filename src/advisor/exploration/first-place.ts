import { FEEDBACK_STRENGTH, PSEUDO_THUMBS, type SignsByCell } from '../feedback.ts';
import { PSEUDO_ROUNDS } from '../learn-values.ts';
import type { Model } from '../model.ts';
import { type Random, seededRandom } from '../random.ts';
import type { TypeScore } from '../recommend.ts';
import { drawBeta } from './draw-beta.ts';
import { seedOfText } from './seed-of-text.ts';
import { SharedBetas } from './shared-betas.ts';
import { SHARPNESS } from './sharpness.ts';

/** How the first place of one recommendation is to be explored. */
export interface ExploreOptions {
  /** Of how many recommendations the first place is drawn, 0 to 1. */
  readonly share: number;
  /** Seeds every draw: the recommendation's id. */
  readonly seedText: string;
  readonly signs: SignsByCell;
}

/** How a recommendation came by its first type: what off-policy estimates need to know of it. */
export interface FirstPlace {
  /** Every suitable type, with the probability with which it took the first place. They sum to 1. */
  readonly propensities: Readonly<Record<string, number>>;
  /** The suitable type with the best score. */
  readonly byScore: string;
  /** Whether the first place was drawn; then it may still have fallen to the best score. */
  readonly explored: boolean;
  /** Of how many recommendations the first place was drawn then. */
  readonly share: number;
  /** How many draws the propensities of sampling were counted from; 0 where nothing was drawn. */
  readonly draws: number;
}

const DRAWS = 1000;

/**
 * Who takes the first place among the suitable types, and how likely each was to. Without exploration the best score, for certain.
 *
 * Thompson sampling: a type's drawn score is its score plus how far drawn values lie from what they are expected to be: of the cell's chance that clients of
 * the segment buy it (purchase rounds, with what the segments share as the prior), and of the advisors' verdict, drawn from
 * Beta(m/2 + thumbs up, m/2 + thumbs down), whose mean is the feedback term itself. So the client's own score stays the middle, types that nobody knows well
 * come first now and then, and the more is known the rarer that is.
 *
 * The distribution is counted from 1,000 such draws, seeded by the recommendation's id, and the first place is then drawn from that very
 * distribution, mixed with the best score: the propensities are exact for the policy that was followed, not an estimate of them.
 *
 * @param suitable best score first, at least one
 */
export const firstPlaceOf = (
  model: Model,
  segment: number,
  suitable: readonly TypeScore[],
  explore: ExploreOptions | null,
): { readonly first: TypeScore; readonly firstPlace: FirstPlace } => {
  const best = suitable[0] as TypeScore;
  const share = explore?.share ?? 0;
  const isCertain = explore === null || share === 0;
  const random = seededRandom(isCertain ? 0 : seedOfText(explore.seedText));
  const sampled = isCertain ? [1] : sampledFirstPlaces(model, segment, suitable, explore.signs, random);
  const chances = suitable.map((_, place) => (place === 0 ? 1 - share : 0) + share * (sampled[place] ?? 0));
  const explored = !isCertain && random() < share;
  return {
    first: explored ? (suitable[pickByChance(sampled, random())] as TypeScore) : best,
    firstPlace: {
      propensities: Object.fromEntries(suitable.map(({ bondType }, place) => [bondType, chances[place] as number])),
      byScore: best.bondType,
      explored,
      share,
      draws: isCertain ? 0 : DRAWS,
    },
  };
};

/** How often each suitable type has the best drawn score. */
const sampledFirstPlaces = (
  model: Model,
  segment: number,
  suitable: readonly TypeScore[],
  signs: SignsByCell,
  random: Random,
): Float64Array => {
  const betas = betasOf(model);
  const expected = betas.means(segment);
  const drawn = new Float64Array(model.bondTypes.length);
  const places = suitable.map(({ bondType, probability }) => {
    const type = model.bondTypes.indexOf(bondType);
    const { weight, sum } = signs[segment]?.[type] ?? { weight: 0, sum: 0 };
    const half = PSEUDO_THUMBS / 2;
    return { type, probability, up: half + (weight + sum) / 2, down: half + (weight - sum) / 2 };
  });
  const won = new Float64Array(suitable.length);
  for (let draw = 0; draw < DRAWS; draw++) {
    betas.draw(segment, random, SHARPNESS, drawn);
    let [best, most] = [0, Number.NEGATIVE_INFINITY];
    places.forEach(({ type, probability, up, down }, place) => {
      const bought = (drawn[type] as number) - (expected[type] as number);
      const verdict = FEEDBACK_STRENGTH * (2 * drawBeta(SHARPNESS * up, SHARPNESS * down, random) - 1);
      const score = probability + bought + verdict;
      if (score > most) [best, most] = [place, score];
    });
    won[best] = (won[best] as number) + 1;
  }
  return won.map((count) => count / DRAWS);
};

const pickByChance = (chances: ArrayLike<number>, draw: number): number => {
  let left = draw;
  for (let place = 0; place < chances.length; place++) {
    left -= chances[place] as number;
    if (left < 0) return place;
  }
  // The chances sum to 1 but for rounding, and only what had a chance may win.
  return Array.from(chances).findLastIndex((chance) => chance > 0);
};

/** The purchase rounds behind a model's Q-table are the same for every client. */
const known = new WeakMap<Model, SharedBetas>();
const betasOf = (model: Model): SharedBetas => {
  const betas = known.get(model) ?? new SharedBetas(roundsOf(model));
  known.set(model, betas);
  return betas;
};

/** Undoes what `learnValues` did: a cell is the mean of its rounds and of `PSEUDO_ROUNDS` rounds of the whole book's. */
const roundsOf = ({ qTable, bondTypes }: Model): ConstructorParameters<typeof SharedBetas>[0] => {
  const segments = qTable.values.length;
  const counts = qTable.values.flatMap((row, segment) =>
    row.map((value, type) => {
      const rounds = qTable.visits[segment]?.[type] ?? 0;
      const sum = value * (PSEUDO_ROUNDS + rounds) - PSEUDO_ROUNDS * (qTable.wholeBook[type] as number);
      const successes = Math.min(rounds, Math.max(0, sum));
      return { successes, failures: rounds - successes };
    }),
  );
  return {
    segments,
    types: bondTypes.length,
    successes: Float64Array.from(counts, ({ successes }) => successes),
    failures: Float64Array.from(counts, ({ failures }) => failures),
  };
};
