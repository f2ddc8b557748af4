import type { COMPARISON_KINDS } from '../../claims/kinds/comparison.ts';
import type { World } from '../world/world.ts';
import { ADVICE } from './advice.ts';
import { boughtBy, sumOf } from './client.ts';
import { type Facts, factsOf } from './facts.ts';
import { numberOf, wordOf } from './placement.ts';
import { placesAmong, type Recomputes } from './recompute.ts';

/** How far apart two clients are in each feature of the active model that's known for both. */
const apart = (world: World, left: Facts, right: Facts): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const { name, log, scale, lower, upper } of world.product?.model.features.numeric ?? []) {
    const [one, other] = [left, right].map((facts) => numberOf(facts, name)) as [number | null, number | null];
    const placed = (value: number): number =>
      Math.min(upper ?? Number.POSITIVE_INFINITY, Math.max(lower ?? Number.NEGATIVE_INFINITY, log ? Math.log1p(value) : value)) / scale;
    if (one !== null && other !== null) found.set(name, Math.abs(placed(one) - placed(other)));
  }
  for (const { name } of world.product?.model.features.categorical ?? []) {
    const [one, other] = [wordOf(left, name), wordOf(right, name)];
    if (one !== null && other !== null) found.set(name, one === other ? 0 : Math.SQRT2);
  }
  return found;
};

export const COMPARISON: Recomputes<typeof COMPARISON_KINDS> = {
  'comparison.bought': (world, { client, with: other }, day) => {
    const theirs = sumOf(boughtBy(world, other, day));
    return theirs > 0 ? sumOf(boughtBy(world, client, day)) / theirs : null;
  },
  'comparison.place': (world, { client, with: other, feature }, day) => {
    const differences = apart(world, factsOf(world, String(client), day), factsOf(world, String(other), day));
    return placesAmong([...differences.values()], differences.get(String(feature)));
  },
  'comparison.likelyOther': (world, { client = '', besides }, day) => {
    let rest = 1;
    for (const bondType of String(besides).split('|')) {
      const probability = ADVICE['advice.probability'](world, { client, bondType }, day);
      if (typeof probability === 'number') rest -= probability;
    }
    return Math.max(0, rest);
  },
};
