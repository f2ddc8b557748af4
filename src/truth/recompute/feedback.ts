import type { FeedbackEvent, Product } from '../world/product.ts';
import type { World } from '../world/world.ts';
import { factsOf } from './facts.ts';
import { segmentOf } from './placement.ts';

interface Sign {
  readonly advisor: string;
  readonly segment: number;
  readonly bondType: string;
  readonly sign: number;
}

const newest = (events: readonly FeedbackEvent[]): FeedbackEvent | undefined =>
  [...events]
    .sort((a, b) => Number(a.happenedAt) - Number(b.happenedAt) || (a.happenedAt < b.happenedAt ? -1 : 1) || (a.id < b.id ? -1 : 1))
    .at(-1);

const grouped = <T>(list: readonly T[], key: (each: T) => string): ReadonlyArray<readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const each of list) if (groups.get(key(each))?.push(each) === undefined) groups.set(key(each), [each]);
  return [...groups.values()];
};

/** Of each adviser under a recommendation: the newest thumb that wasn't taken away, and the newest choice. */
export const standingEvents = (events: readonly FeedbackEvent[]): readonly FeedbackEvent[] => {
  const ofKeys = grouped(events, ({ recommendation, advisor, key }) => JSON.stringify([recommendation, advisor, key]))
    .flatMap((same) => newest(same) ?? [])
    .filter(({ action }) => action !== 'removed');
  const kinds = grouped(ofKeys, ({ recommendation, advisor, key }) => JSON.stringify([recommendation, advisor, key === 'choice']));
  return kinds.flatMap((same) => newest(same) ?? []);
};

/**
 * What the events that count say about each cell. A choice of another type counts up for that type, and down for the first one. They count in the segment that the
 * client was in when it was shown; under another model, in the one that the client is in by the facts of that day.
 */
const standing = (world: World, { version, model, shown, feedback }: Product): Sign[] =>
  standingEvents(feedback).flatMap((event): Sign[] => {
    const advice = shown.get(event.recommendation);
    const first = advice?.types[0];
    if (!advice || first === undefined) return [];
    const day = Math.floor(advice.at / 86_400_000);
    const segment = advice.version === version ? advice.segment : segmentOf(model, factsOf(world, advice.client, day));
    const sign = { advisor: event.advisor, segment, bondType: first, sign: event.sign };
    const isOther = event.key === 'choice' && event.sign !== 1 && event.chosen !== null;
    return isOther ? [sign, { ...sign, bondType: event.chosen, sign: 1 }] : [sign];
  });

const known = new WeakMap<Product, readonly Sign[]>();

/** What feedback adds to a segment's cell: 0.3 · Σ w·r / (10 + Σ w), where one adviser's signs weigh at most 5. */
export const feedbackOf = (world: World, product: Product, segment: number, bondType: string): number => {
  const all = known.get(product) ?? standing(world, product);
  known.set(product, all);
  const signs = all.filter((sign) => sign.segment === segment && sign.bondType === bondType);
  let [weights, sum] = [0, 0];
  for (const own of grouped(signs, ({ advisor }) => advisor)) {
    const each = own.length > 5 ? 5 / own.length : 1;
    for (const { sign } of own) {
      weights += each;
      sum += each * sign;
    }
  }
  return (0.3 * sum) / (10 + weights);
};
