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

/** A client as a row of numbers: each number standardised, then whether it's missing; each word as ones and zeros. */
export const encoded = ({ features }: StoredModel, facts: Facts): number[] => {
  const row: number[] = [];
  for (const { name, log, median, mean, scale, lower, upper, indicator } of features.numeric) {
    const raw = numberOf(facts, name);
    const value = log ? Math.log1p(raw ?? median) : (raw ?? median);
    const within = lower === undefined || upper === undefined ? value : Math.min(upper, Math.max(lower, value));
    row.push((within - mean) / scale);
    if (indicator) row.push(raw === null ? 1 : 0);
  }
  for (const { name, levels } of features.categorical) {
    const word = wordOf(facts, name);
    const level = word !== null && levels.includes(word) ? word : 'unknown';
    row.push(...levels.map((one) => (one === level ? 1 : 0)));
  }
  return row;
};

/** The nearest centroid. */
export const segmentOf = (model: StoredModel, facts: Facts): number => {
  const row = encoded(model, facts);
  let [nearest, least] = [-1, Number.POSITIVE_INFINITY];
  model.centroids.forEach((centroid, segment) => {
    let distance = 0;
    centroid.forEach((value, at) => {
      distance += ((row[at] as number) - value) ** 2;
    });
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
