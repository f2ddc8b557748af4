import type { StoredModel } from '../world/product.ts';
import type { World } from '../world/world.ts';
import { type Facts, factsOf } from './facts.ts';

/** The numbers that segments are made from, in the units of the model; null if unknown, as amounts are for a client without purchases. */
export const numberOf = (facts: Facts, feature: string): number | null => {
  switch (feature) {
    case 'age':
      return facts.age;
    case 'invested':
      return facts.bought > 0 ? facts.bought / 100 : null;
    case 'trades':
      return facts.orders > 0 ? facts.orders : null;
    case 'averageYield':
      return facts.yield;
    case 'reinvestmentRatio':
      return facts.reinvests;
    default:
      throw new Error(`The model goes by "${feature}", which nothing is written of`);
  }
};

export const wordOf = (facts: Facts, feature: string): string | null => (feature === 'gender' ? facts.gender : facts.band);

/** A feature as numbers, and whether it's known. */
interface Encoded {
  readonly values: readonly number[];
  readonly isKnown: boolean;
}

/** A client as numbers, feature by feature: each number standardised, then whether it's missing; each word as ones and zeros. */
export const encoded = ({ features }: StoredModel, facts: Facts): readonly Encoded[] => [
  ...features.numeric.map(({ name, log, median, mean, scale, lower, upper, indicator, weight = 1 }): Encoded => {
    const raw = numberOf(facts, name);
    const value = log ? Math.log1p(raw ?? median) : (raw ?? median);
    const within = lower === undefined || upper === undefined ? value : Math.min(upper, Math.max(lower, value));
    const standard = (weight * (within - mean)) / scale;
    return { values: indicator ? [standard, raw === null ? weight : 0] : [standard], isKnown: raw !== null };
  }),
  ...features.categorical.map(({ name, levels, weight = 1 }): Encoded => {
    const word = wordOf(facts, name);
    const level = word !== null && levels.includes(word) ? word : 'unknown';
    return { values: levels.map((one) => (one === level ? weight : 0)), isKnown: word !== null };
  }),
];

/** The nearest centroid by what is known. */
export const segmentOf = (model: StoredModel, facts: Facts): number => {
  const row = encoded(model, facts);
  let [nearest, least] = [0, Number.POSITIVE_INFINITY];
  model.centroids.forEach((centroid, segment) => {
    let [distance, at] = [0, 0];
    for (const { values, isKnown } of row) {
      values.forEach((value, column) => {
        if (isKnown) distance += (value - (centroid[at + column] as number)) ** 2;
      });
      at += values.length;
    }
    if (distance < least) [nearest, least] = [segment, distance];
  });
  return nearest;
};

/** The name of a client's segment in the active model; null without a model. */
export const segmentNameOf = (world: World, client: string, day: number): string | null => {
  const model = world.product?.model;
  return model ? (model.segments[segmentOf(model, factsOf(world, client, day))]?.name ?? null) : null;
};

const members = new WeakMap<World, Map<number, ReadonlyArray<readonly Facts[]>>>();

/** The facts of every client on a day, by segment. */
export const membersOn = (world: World, model: StoredModel, day: number): ReadonlyArray<readonly Facts[]> => {
  const days = members.get(world) ?? new Map<number, ReadonlyArray<readonly Facts[]>>();
  members.set(world, days);
  const found = days.get(day);
  if (found) return found;
  const bySegment = model.centroids.map((): Facts[] => []);
  for (const client of world.clients.keys()) {
    const facts = factsOf(world, client, day);
    bySegment[segmentOf(model, facts)]?.push(facts);
  }
  days.set(day, bySegment);
  return bySegment;
};
