import type { FeedbackEvent, Product } from '../world/product.ts';
import type { ShownAdvice } from '../world/shown-advice.ts';
import type { World } from '../world/world.ts';
import { factsOf } from './facts.ts';
import { segmentOf } from './placement.ts';

interface Sign {
  readonly advisor: string;
  readonly segment: number;
  readonly bondType: string;
  readonly sign: number;
}

export const newest = (events: readonly FeedbackEvent[]): FeedbackEvent | undefined =>
  [...events]
    .sort((a, b) => Number(a.happenedAt) - Number(b.happenedAt) || (a.happenedAt < b.happenedAt ? -1 : 1) || (a.id < b.id ? -1 : 1))
    .at(-1);

export const grouped = <T>(list: readonly T[], key: (each: T) => string): ReadonlyArray<readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const each of list) if (groups.get(key(each))?.push(each) === undefined) groups.set(key(each), [each]);
  return [...groups.values()];
};

/** Of each adviser under a recommendation: the newest thumb that wasn't taken away, and the newest choice. */
export const standingEvents = (events: readonly FeedbackEvent[]): readonly FeedbackEvent[] => {
  const given = events.filter(({ key }) => key !== 'outcome');
  const ofKeys = grouped(given, ({ recommendation, advisor, key }) => JSON.stringify([recommendation, advisor, key]))
    .flatMap((same) => newest(same) ?? [])
    .filter(({ action }) => action !== 'removed');
  const kinds = grouped(ofKeys, ({ recommendation, advisor, key }) => JSON.stringify([recommendation, advisor, key === 'choice']));
  return kinds.flatMap((same) => newest(same) ?? []);
};

/** The segment that the client was in when it was shown; under another model, the one that the client is in by the facts of that day. */
export const segmentWhenShown = (world: World, { version, model }: Product, advice: ShownAdvice): number =>
  advice.version === version ? advice.segment : segmentOf(model, factsOf(world, advice.client, Math.floor(advice.at / 86_400_000)));

/**
 * What the events that count say about each cell. A choice of another type counts up for that type, and down for the first one. They count in the segment that the
 * client was in when it was shown; under another model, in the one that the client is in by the facts of that day.
 */
const standing = (world: World, product: Product): Sign[] =>
  standingEvents(product.feedback).flatMap((event): Sign[] => {
    const advice = product.shown.get(event.recommendation);
    const first = advice?.types[0];
    if (!advice || first === undefined) return [];
    const segment = segmentWhenShown(world, product, advice);
    const sign = { advisor: event.advisor, segment, bondType: first, sign: event.sign };
    const isOther = event.key === 'choice' && event.sign !== 1 && event.chosen !== null;
    return isOther ? [sign, { ...sign, bondType: event.chosen, sign: 1 }] : [sign];
  });

type Nets = ReadonlyMap<string, number>;

/** What an adviser says of a segment's types: signs for it less signs against it, in all at most 5. */
const limited = (nets: Nets): Nets => {
  let weight = 0;
  for (const net of nets.values()) weight += Math.abs(net);
  return weight <= 5 ? nets : new Map([...nets].map(([bondType, net]) => [bondType, (net * 5) / weight]));
};

const known = new WeakMap<Product, ReadonlyArray<ReadonlyMap<string, Nets>>>();

/** What each adviser says of the types of each segment. */
const saidOf = (world: World, product: Product): ReadonlyArray<ReadonlyMap<string, Nets>> => {
  const found = known.get(product);
  if (found) return found;
  const signs = standing(world, product);
  const said = product.model.segments.map((_, segment) => {
    const here = signs.filter((each) => each.segment === segment);
    const byAdvisor = grouped(here, ({ advisor }) => advisor).map((own): [string, Nets] => {
      const nets = new Map<string, number>();
      for (const { sign, bondType } of own) nets.set(bondType, (nets.get(bondType) ?? 0) + sign);
      // A type that the model doesn't know has no cell.
      return [own[0]?.advisor ?? '', limited(new Map([...nets].filter(([type]) => product.model.bondTypes.includes(type))))];
    });
    return new Map(byAdvisor);
  });
  known.set(product, said);
  return said;
};

/** Who advises a client: whoever is mapped to the manager; for a client of nobody, whoever has judged advice for that client. */
const ownersOf = (world: World, product: Product, client: string): ReadonlySet<string> => {
  const manager = world.clients.get(client)?.manager ?? null;
  const mapped = product.people.filter(({ managers }) => manager !== null && managers.includes(manager));
  if (mapped.length > 0) return new Set(mapped.map(({ id }) => id));
  const judged = standingEvents(product.feedback).filter(({ recommendation }) => product.shown.get(recommendation)?.client === client);
  return new Set(judged.map(({ advisor }) => advisor));
};

/**
 * What feedback adds to a segment's cell for a client: 0.3 · Σ w·r / (10 + Σ w). The client's advisers weigh what they say; anybody else no more than
 * all others who say the same together.
 */
export const feedbackOf = (world: World, product: Product, client: string, segment: number, bondType: string): number => {
  const voices = [...(saidOf(world, product)[segment] ?? [])].map(([advisor, nets]) => ({ advisor, net: nets.get(bondType) ?? 0 }));
  if (voices.every(({ net }) => net === 0)) return 0;
  const owners = ownersOf(world, product, client);
  let [weights, sum] = [0, 0];
  for (const { advisor, net } of voices) {
    if (net === 0) continue;
    let others = 0;
    for (const other of voices) if (other.advisor !== advisor && other.net * net > 0) others += Math.abs(other.net);
    const weight = owners.has(advisor) ? Math.abs(net) : Math.min(Math.abs(net), others);
    weights += weight;
    sum += Math.sign(net) * weight;
  }
  return (0.3 * sum) / (10 + weights);
};
