import type { QUALITY_KINDS } from '../../claims/kinds/quality.ts';
import type { Bond, Trade, World } from '../world/world.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Recompute, Recomputes } from './recompute.ts';

const clientsWhere =
  (is: (facts: Facts) => boolean): Recompute =>
  (world, _subject, day) =>
    [...world.clients.keys()].filter((client) => is(factsOf(world, client, day))).length;

const tradesWhere =
  (is: (trade: Trade) => boolean): Recompute =>
  (world) =>
    world.trades.filter(is).length;

/** The maturities in the rows of every bond that was bought. */
const maturities = ({ trades }: World): ReadonlyMap<string, ReadonlySet<number>> => {
  const found = new Map<string, Set<number>>();
  const add = ({ id, matures }: Bond): void => {
    const days = found.get(id) ?? new Set<number>();
    found.set(id, days);
    if (matures !== null) days.add(matures);
  };
  for (const { bond } of trades) add(bond);
  return found;
};
const bondsWhere =
  (is: (days: ReadonlySet<number>) => boolean): Recompute =>
  (world) =>
    [...maturities(world).values()].filter(is).length;

const skipped = (world: World): number => [...world.skipped.values()].reduce((sum, rows) => sum + rows, 0);

const COUNTS: Omit<Recomputes<typeof QUALITY_KINDS>, 'quality.share'> = {
  'quality.rows': (world) => world.trades.length + skipped(world),
  'quality.clients': (world) => world.clients.size,
  'quality.trades': (world) => world.trades.length,
  'quality.bonds': bondsWhere(() => true),
  'quality.skipped': skipped,
  'quality.skippedFor': (world, { what, part }) => {
    const all = world.skipped.get(String(what)) ?? 0;
    return part === undefined ? all : Array.from({ length: all + 1 }, (_, some) => some);
  },
  'quality.future': (world) => world.skipped.get('future') ?? 0,
  'quality.withoutAge': clientsWhere(({ age }) => age === null),
  'quality.withoutGender': clientsWhere(({ gender }) => gender === null),
  'quality.withoutBand': clientsWhere(({ band }) => band === null),
  'quality.withoutTrade': clientsWhere(({ orders }) => orders === 0),
  'quality.withoutYield': tradesWhere((trade) => trade.yield === null),
  'quality.withoutRating': tradesWhere(({ bond }) => bond.band === null),
  'quality.afterMaturity': tradesWhere(({ day, bond }) => bond.matures !== null && day > bond.matures),
  'quality.unclassified': tradesWhere(({ bond }) => bond.type === 'Unclassified'),
  'quality.withoutMaturity': bondsWhere(({ size }) => size === 0),
  'quality.severalMaturities': bondsWhere(({ size }) => size > 1),
};

export const QUALITY: Recomputes<typeof QUALITY_KINDS> = {
  ...COUNTS,
  'quality.share': (world, { part, whole }, day) => {
    const [some, all] = [part, whole].map((kind) => COUNTS[kind as keyof typeof COUNTS](world, {}, day) as number | null);
    return some !== null && some !== undefined && all ? some / all : null;
  },
};
