import type { REASON_KINDS } from '../../claims/kinds/reasons.ts';
import type { StoredModel } from '../world/product.ts';
import type { World } from '../world/world.ts';
import { type Facts, factsOf } from './facts.ts';
import { membersOn } from './placement.ts';
import { placeIn, probabilitiesOf } from './probabilities.ts';
import type { Recompute, Recomputes } from './recompute.ts';

type Purchases = Pick<Facts, 'trades'>;

/** The days on which something was bought that the model knows, each with its types. */
const daysOf = (
  { bondTypes }: StoredModel,
  { trades }: Purchases,
): ReadonlyArray<{ readonly day: number; readonly types: ReadonlySet<string> }> => {
  const days = new Map<number, Set<string>>();
  for (const { day, bond } of trades) {
    if (bondTypes.includes(bond.type)) days.set(day, (days.get(day) ?? new Set()).add(bond.type));
  }
  return [...days].map(([day, types]) => ({ day, types }));
};

const everybody = (world: World, model: StoredModel, day: number): readonly Facts[] => membersOn(world, model, day).flat();

/** On what share of these clients' purchase days a type was bought; null without such a day. */
const shareOf = (model: StoredModel, clients: readonly Purchases[], bondType: unknown, after = Number.NEGATIVE_INFINITY): number | null => {
  const days = clients.flatMap((client) => daysOf(model, client)).filter(({ day }) => day > after);
  return days.length === 0 ? null : days.filter(({ types }) => types.has(String(bondType))).length / days.length;
};

/** The level that a place is nearest to. */
const levelOf = (place: number | null): number => (place === null ? -1 : Math.floor(place + 0.5));

const ofModel =
  (read: (model: StoredModel, ...request: Parameters<Recompute>) => number | null): Recompute =>
  (world, subject, day) =>
    world.product ? read(world.product.model, world, subject, day) : null;

const everBought = (clients: readonly Facts[], bondType: unknown): readonly Facts[] =>
  clients.filter(({ trades }) => trades.some(({ bond }) => bond.type === bondType));

/** The last purchase days on which anything was bought. */
const lastDays = (facts: Facts): readonly number[] => facts.purchaseDays.slice(-24);

export const REASONS: Recomputes<typeof REASON_KINDS> = {
  'reason.effect': ofModel((model, world, { client, bondType, part }, day) => {
    const facts = factsOf(world, String(client), day);
    const type = model.bondTypes.indexOf(String(bondType));
    const [all, without] = [probabilitiesOf(model, facts)[type], probabilitiesOf(model, facts, part as 'own' | number)[type]];
    return all === undefined || without === undefined ? null : all - without;
  }),
  'reason.days': (world, { client, bondType }, day) => {
    const facts = factsOf(world, String(client), day);
    const on = new Set(facts.trades.filter(({ bond }) => bond.type === bondType).map((trade) => trade.day));
    return lastDays(facts).filter((each) => on.has(each)).length;
  },
  'reason.lastDays': (world, { client }, day) => lastDays(factsOf(world, String(client), day)).length,
  'reason.lastBought': (world, { client, bondType }, day) =>
    factsOf(world, String(client), day).trades.findLast(({ bond }) => bond.type === bondType)?.day ?? null,
  'reason.share': ofModel((model, world, { bondType }, day) => shareOf(model, everybody(world, model, day), bondType)),
  'reason.segmentShare': ofModel((model, world, { segment, bondType }, day) =>
    shareOf(model, membersOn(world, model, day)[Number(segment)] ?? [], bondType),
  ),
  'reason.levelShare': ofModel((model, world, { trait: at, level, bondType }, day) => {
    const trait = model.personal.traits[Number(at)];
    if (!trait) return null;
    const there = everybody(world, model, day).filter((facts) => levelOf(placeIn(trait, facts)) === level);
    return shareOf(model, there, bondType);
  }),
  'reason.level': ofModel((model, world, { client, trait: at }, day) => {
    const trait = model.personal.traits[Number(at)];
    return trait ? levelOf(placeIn(trait, factsOf(world, String(client), day))) : null;
  }),
  'reason.lately': ofModel((model, world, { bondType, days }, day) =>
    shareOf(model, everybody(world, model, day), bondType, day - Number(days)),
  ),
  'reason.alsoBought': ofModel((model, world, { held, bondType }, day) => {
    const holders = everBought(everybody(world, model, day), held);
    return holders.length === 0 ? null : everBought(holders, bondType).length / holders.length;
  }),
  'reason.buyers': ofModel((model, world, { bondType }, day) => {
    const all = everybody(world, model, day);
    const buyers = all.filter((facts) => daysOf(model, facts).length > 0);
    return buyers.length === 0 ? null : everBought(all, bondType).length / buyers.length;
  }),
};
