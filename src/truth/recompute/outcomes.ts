import type { DESK_KINDS } from '../../claims/kinds/desk.ts';
import { dayAt, settlesOn } from '../world/calendar.ts';
import type { Product } from '../world/product.ts';
import type { ShownAdvice } from '../world/shown-advice.ts';
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
  readonly client: string;
  readonly segment: number;
  readonly bondType: string;
  readonly bought: boolean;
  readonly types: number;
  readonly probability: number;
  readonly propensity: number;
}

/** What the client bought after a recommendation. */
interface Bought {
  /** Whether the first type is among it. */
  readonly first: boolean;
  /** How many types it was. */
  readonly types: number;
}

const DAY = 86_400_000;
/** Days in which a client may buy what was shown first. */
const WITHIN = 30;
/** A reading looks at recommendations of so many days. */
const REACH = 200;

/** What was bought within 30 days of a recommendation. Types that no rule knows don't count. */
const boughtAfter = (world: World, client: string, { types: [first], lastKnown }: ShownAdvice, shownOn: number): Bought => {
  const types = new Set<string>();
  for (const { day, bond } of world.tradesOf.get(client) ?? []) {
    const isNew = lastKnown === null || day > lastKnown;
    if (isNew && day >= shownOn && day <= shownOn + WITHIN && bond.type !== 'Unclassified') types.add(bond.type);
  }
  return { first: first !== undefined && types.has(first), types: types.size };
};

/**
 * What the newest reading of the book found out about each recommendation that it looked at: what was bought, or null if there's no outcome.
 * Those that aren't in here keep the rows they have: they're older, or their client isn't in the firm's book.
 */
const readOutcomes = (world: World, { readings, shown }: Product): ReadonlyMap<string, Bought | null> => {
  const readAt = Math.max(...readings.map(({ at }) => at));
  const readOn = dayAt(readAt, world.zone);
  let newest = Number.NEGATIVE_INFINITY;
  for (const { day } of world.trades) if (day > newest && day <= settlesOn(readOn, world.holidays)) newest = day;
  // The book covers this day as a whole.
  const until = Math.min(newest, readOn - 1);
  const since = dayAt(readAt - REACH * DAY, world.zone);
  const found = new Map<string, Bought | null>();
  const lastShown = new Map<string, number>();
  const inOrder = [...shown.values()].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  for (const advice of inOrder) {
    const [client, first] = [advice.listedFor ?? advice.client, advice.types[0]];
    const row = world.clients.get(client);
    if (!row || row.registered || first === undefined || advice.at < readAt - REACH * DAY || advice.at >= readAt) continue;
    const shownOn = dayAt(advice.at, world.zone);
    const same = JSON.stringify([client, first]);
    // Only repeats what was shown shortly before, so that no purchase counts twice.
    const isRepeated = shownOn - (lastShown.get(same) ?? Number.NEGATIVE_INFINITY) <= WITHIN;
    lastShown.set(same, shownOn);
    if (shownOn <= since + WITHIN) continue;
    found.set(advice.id, isRepeated || shownOn + WITHIN > until ? null : boughtAfter(world, client, advice, shownOn));
  }
  return found;
};

/** By recommendation: what the newest row says, where it wasn't taken back. */
const keptOutcomes = ({ feedback }: Product): ReadonlyMap<string, Bought> => {
  const rows = feedback.filter(({ key }) => key === 'outcome');
  const kept = grouped(rows, ({ recommendation }) => recommendation).flatMap((same): Array<[string, Bought]> => {
    const row = newest(same);
    if (!row || row.typesBought === null || row.action === 'removed') return [];
    return [[row.recommendation, { first: row.sign === 1, types: row.typesBought }]];
  });
  return new Map(kept);
};

/** By recommendation: what followed those with a known outcome, by the raw tables as of the newest reading. */
export const outcomesIn = (world: World): ReadonlyMap<string, Bought> => {
  const { product } = world;
  if (!product) return new Map();
  const outcomes = new Map(keptOutcomes(product));
  for (const [id, bought] of readOutcomes(world, product)) {
    if (bought) outcomes.set(id, bought);
    else outcomes.delete(id);
  }
  return outcomes;
};

const known = new WeakMap<Product, readonly Outcome[]>();

const outcomesOf = (world: World, product: Product): readonly Outcome[] => {
  const found = known.get(product);
  if (found) return found;
  const outcomes = [...outcomesIn(world)].flatMap(([id, bought]): Outcome[] => {
    const advice = product.shown.get(id);
    const bondType = advice?.types[0];
    if (!advice || bondType === undefined || !product.model.bondTypes.includes(bondType)) return [];
    return [
      {
        client: advice.client,
        segment: segmentWhenShown(world, product, advice),
        bondType,
        bought: bought.first,
        types: bought.types,
        probability: advice.probability,
        propensity: advice.propensity ?? 1,
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
const uptakeIn = (
  world: World,
  { bondType, segment: name }: Parameters<Recompute>[1],
): readonly [bought: number, advised: number, clients: number] => {
  const { product } = world;
  if (!product) return [0, 0, 0];
  const isMeant = (outcome: Outcome): boolean =>
    bondType === undefined ? product.model.segments[outcome.segment]?.name === name : outcome.bondType === bondType;
  const meant = outcomesOf(world, product).filter(isMeant);
  return [meant.filter(({ bought }) => bought).length, meant.length, new Set(meant.map(({ client }) => client)).size];
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

export const FOLLOWED: Recomputes<
  Pick<typeof DESK_KINDS, 'followed.advised' | 'followed.clients' | 'followed.bought' | 'followed.low' | 'followed.high'>
> = {
  'followed.advised': (world, subject) => uptakeIn(world, subject)[1],
  'followed.clients': (world, subject) => uptakeIn(world, subject)[2],
  'followed.bought': (world, subject) => uptakeIn(world, subject)[0],
  'followed.low': endOfInterval(-1),
  'followed.high': endOfInterval(1),
};
