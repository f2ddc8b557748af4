import { drawBeta } from '../exploration/draw-beta.ts';
import { seedOfText } from '../exploration/seed-of-text.ts';
import { SharedBetas } from '../exploration/shared-betas.ts';
import { SHARPNESS } from '../exploration/sharpness.ts';
import type { Model } from '../model/model.ts';
import { pickByChance, type Random, seededRandom } from '../random.ts';
import { FEEDBACK_STRENGTH, PSEUDO_THUMBS, type SignsByCell } from '../values/feedback.ts';
import { purchaseRounds } from '../values/purchase-rounds.ts';
import type { TypeScore } from './recommend.ts';

/** How to draw the first place of a recommendation. */
export interface ExploreOptions {
  /** The share of recommendations with a drawn first place, 0 to 1. */
  readonly share: number;
  /** The seed of every draw: the recommendation's id. */
  readonly seedText: string;
  readonly signs: SignsByCell;
}

/** How a recommendation got its first type, logged for off-policy estimates. */
export interface FirstPlace {
  /** The probability of each suitable type to come first; they sum to 1. */
  readonly propensities: Readonly<Record<string, number>>;
  /** The suitable type with the best score. */
  readonly byScore: string;
  /** Whether the first place was drawn. The draw may still have picked the best score. */
  readonly explored: boolean;
  /** The share of recommendations with a drawn first place at that time. */
  readonly share: number;
  /** The draws the propensities were counted from; 0 if nothing was drawn. */
  readonly draws: number;
}

const DRAWS = 1000;

/**
 * Which suitable type comes first, and how likely each was to. Without exploration, the best score with certainty.
 *
 * Thompson sampling: a type's drawn score is its score plus the deviation of two draws from their means. One is the chance that the
 * segment's clients buy the type (from purchase rounds, with the segments' shared prior). The other is the advisers' verdict, drawn from
 * Beta(m/2 + thumbs up, m/2 + thumbs down), with the feedback term as its mean. So scores stay centred on the client's own, little-known
 * types come first now and then, and less often the more is known.
 *
 * The distribution is counted from 1,000 such draws, seeded by the recommendation's id. The first place is then drawn from this very
 * distribution, mixed with the best score, so the propensities are exact for the policy followed, not an estimate.
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

/** The share of draws in which each suitable type has the best score. */
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
  const places = suitable.map(({ bondType, probability, outcomes }) => {
    const type = model.bondTypes.indexOf(bondType);
    const { weight, sum } = signs[segment]?.[type] ?? { weight: 0, sum: 0 };
    const half = PSEUDO_THUMBS / 2;
    return { type, centre: probability + (outcomes?.term ?? 0), up: half + (weight + sum) / 2, down: half + (weight - sum) / 2 };
  });
  const won = new Float64Array(suitable.length);
  for (let draw = 0; draw < DRAWS; draw++) {
    betas.draw(segment, random, SHARPNESS, drawn);
    let [best, most] = [0, Number.NEGATIVE_INFINITY];
    places.forEach(({ type, centre, up, down }, place) => {
      const bought = (drawn[type] as number) - (expected[type] as number);
      const verdict = FEEDBACK_STRENGTH * (2 * drawBeta(SHARPNESS * up, SHARPNESS * down, random) - 1);
      const score = centre + bought + verdict;
      if (score > most) [best, most] = [place, score];
    });
    won[best] = (won[best] ?? 0) + 1;
  }
  return won.map((count) => count / DRAWS);
};

/** The purchase rounds behind a model's Q-table are the same for every client. */
const known = new WeakMap<Model, SharedBetas>();
const betasOf = (model: Model): SharedBetas => {
  const betas = known.get(model) ?? new SharedBetas(purchaseRounds(model.qTable));
  known.set(model, betas);
  return betas;
};
