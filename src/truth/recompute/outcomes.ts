import type { DESK_KINDS } from '../../claims/kinds/desk.ts';
import type { Product } from '../world/product.ts';
import type { World } from '../world/world.ts';
import { grouped, newest, segmentWhenShown } from './feedback.ts';
import type { Recompute, Recomputes } from './recompute.ts';

/** What followed the recommendations of one cell. */
export interface Followed {
  readonly advised: number;
  readonly bought: number;
  readonly expected: number;
  readonly term: number;
}

interface Outcome {
  readonly segment: number;
  readonly bondType: string;
  readonly bought: boolean;
  readonly types: number;
  readonly probability: number;
  readonly propensity: number;
}

const known = new WeakMap<Product, readonly Outcome[]>();

/** The newest outcome of each recommendation that wasn't taken back. */
const outcomesOf = (world: World, product: Product): readonly Outcome[] => {
  const found = known.get(product);
  if (found) return found;
  const rows = product.feedback.filter(({ key }) => key === 'outcome');
  const outcomes = grouped(rows, ({ recommendation }) => recommendation).flatMap((same): Outcome[] => {
    const row = newest(same);
    const advice = row && product.shown.get(row.recommendation);
    const bondType = advice?.types[0];
    if (!row?.outcome || row.action === 'removed' || !advice || bondType === undefined || !product.model.bondTypes.includes(bondType))
      return [];
    return [
      {
        segment: segmentWhenShown(world, product, advice),
        bondType,
        bought: row.sign === 1,
        types: row.outcome.types,
        probability: advice.probability,
        propensity: row.outcome.propensity ?? 1,
      },
    ];
  });
  known.set(product, outcomes);
  return outcomes;
};

/** The numbers of a cell, by the definitions of the claims. Null: nothing was advised there, or no 30 days are over. */
export const followedIn = (world: World, product: Product, segment: number, bondType: string): Followed | null => {
  const all = outcomesOf(world, product);
  const here = all.filter((outcome) => outcome.segment === segment);
  const cell = here.filter((outcome) => outcome.bondType === bondType);
  if (cell.length === 0) return null;
  let [types, ofSegment] = [0, 0];
  for (const outcome of all) types += outcome.types;
  for (const outcome of here) ofSegment += outcome.types;
  const perOutcome = (ofSegment + (10 * types) / all.length) / (here.length + 10);
  let [bought, expected, surprise, weights] = [0, 0, 0, 0];
  for (const outcome of cell) {
    const weight = outcome.propensity < 0.2 ? 5 : 1 / outcome.propensity;
    const reward = outcome.bought ? 1 : 0;
    bought += reward;
    expected += perOutcome * outcome.probability;
    surprise += weight * (reward - perOutcome * outcome.probability);
    weights += weight;
  }
  const term = surprise / (10 + perOutcome * weights);
  return { advised: cell.length, bought, expected, term: Math.min(0.3, Math.max(-0.3, term)) };
};

/** Recommendations with a known outcome, of a type or to a segment, and after how many of them the type was bought. */
const uptakeIn = (world: World, { bondType, segment: name }: Parameters<Recompute>[1]): readonly [bought: number, advised: number] => {
  const { product } = world;
  if (!product) return [0, 0];
  const isMeant = (outcome: Outcome): boolean =>
    bondType === undefined ? product.model.segments[outcome.segment]?.name === name : outcome.bondType === bondType;
  const meant = outcomesOf(world, product).filter(isMeant);
  return [meant.filter(({ bought }) => bought).length, meant.length];
};

/** The ends of the 95% interval solve (share − x)² = z² x (1 − x) / n. */
const endOfInterval =
  (side: 1 | -1): Recompute =>
  (world, subject) => {
    const [bought, n] = uptakeIn(world, subject);
    if (n === 0) return null;
    const z = 1.959963984540054;
    const [a, b, c] = [1 + z ** 2 / n, -(2 * (bought / n) + z ** 2 / n), (bought / n) ** 2];
    return (-b + side * Math.sqrt(Math.max(0, b ** 2 - 4 * a * c))) / (2 * a);
  };

export const FOLLOWED: Recomputes<Pick<typeof DESK_KINDS, 'followed.advised' | 'followed.bought' | 'followed.low' | 'followed.high'>> = {
  'followed.advised': (world, subject) => uptakeIn(world, subject)[1],
  'followed.bought': (world, subject) => uptakeIn(world, subject)[0],
  'followed.low': endOfInterval(-1),
  'followed.high': endOfInterval(1),
};
