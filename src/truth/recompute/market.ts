import { settlesOn } from '../world/calendar.ts';
import { NEVER } from '../world/flat.ts';
import type { Rating } from '../world/ratings.ts';
import type { Bond, Offer, Trade, World } from '../world/world.ts';
import { newestBy } from './book.ts';

/** A bond that can be bought on a day. */
export interface OnOffer {
  readonly id: string;
  readonly type: string;
  readonly issuer: string | null;
  readonly name: string | null;
  readonly rating: Rating | null;
  readonly band: Bond['band'];
  readonly coupon: number | null;
  readonly issued: number | null;
  readonly matures: number;
  readonly frequencyCode: number | null;
  readonly yield: number | null;
  /** The day of the trade that the yield is from; null for an offer's yield. */
  readonly yieldDay: number | null;
  /** Paise. */
  readonly minimum: number | null;
}

/** Without offers, a bond counts as available if it was traded in so many days up to the newest trade. */
const TRADED_WITHIN_DAYS = 180;

const markets = new WeakMap<World, Map<number, ReadonlyMap<string, OnOffer>>>();

/** Offers on a day, by bond. Leaves out what has ended, matures before a purchase settles, or has no recorded maturity. */
export const marketOn = (world: World, day: number): ReadonlyMap<string, OnOffer> => {
  const days = markets.get(world) ?? new Map<number, ReadonlyMap<string, OnOffer>>();
  markets.set(world, days);
  const found = days.get(day) ?? new Map(read(world, day).map((bond) => [bond.id, bond]));
  days.set(day, found);
  return found;
};

const read = (world: World, day: number): readonly OnOffer[] => {
  const settles = settlesOn(day, world.holidays);
  const isAlive = (bond: Bond): boolean => maturityIn(bond) > settles;
  const open = world.offers.filter(({ until }) => until === 'open' || (typeof until === 'number' && until >= day));
  const offered = byBond(open).filter(([, [{ bond }]]) => isAlive(bond));
  if (offered.length > 0) {
    return offered.map(([, offers]) => {
      const [best] = [...offers].sort((a, b) => Number(b.yield !== null) - Number(a.yield !== null) || b.id - a.id) as [Offer];
      const last = best.yield === null ? lastWithYield(world.trades.filter((trade) => trade.day <= day && trade.bond === best.bond)) : null;
      return onOffer(best.bond, best.yield ?? last?.yield ?? null, last?.day ?? null, best.minimum);
    });
  }
  const newest = newestBy(world, day);
  if (newest === null) return [];
  const until = Math.min(day, newest);
  const traded = byBond(world.trades.filter((trade) => trade.day <= until && trade.day >= until - TRADED_WITHIN_DAYS));
  if (world.layout === 'flat')
    return traded.map(([, trades]) => fromTrades(trades)).filter((bond) => bond !== null && bond.matures > settles) as OnOffer[];
  const ended = new Set(world.offers.filter(({ until: end }) => typeof end === 'number' && end < day).map(({ bond }) => bond));
  return traded
    .filter(([, [{ bond }]]) => isAlive(bond) && !ended.has(bond))
    .map(([, trades]) => {
      const last = lastWithYield(trades);
      return onOffer(trades[0].bond, last?.yield ?? null, last?.day ?? null, null);
    });
};

const byBond = <T extends { readonly bond: Bond }>(list: readonly T[]): ReadonlyArray<readonly [string, [T, ...T[]]]> => {
  const found = new Map<string, [T, ...T[]]>();
  for (const each of list) if (found.get(each.bond.id)?.push(each) === undefined) found.set(each.bond.id, [each]);
  return [...found];
};

const lastWithYield = (trades: readonly Trade[]): Trade | null => trades.findLast((trade) => trade.yield !== null) ?? null;

/** When a bond matures: never, if its name says that it's perpetual and no day is recorded; long ago, if it isn't known. */
const maturityIn = ({ matures, name }: Bond): number =>
  matures ?? (/\bperp(etual)?\b|\bAT-?1\b|\bIPDI\b/i.test(name ?? '') ? NEVER : Number.NEGATIVE_INFINITY);

const onOffer = (bond: Bond, yielding: number | null, yieldDay: number | null, minimum: number | null): OnOffer => ({
  ...bond,
  matures: maturityIn(bond),
  yield: yielding,
  yieldDay,
  minimum,
});

/** The day of maturity that most rows give; on a tie, the latest row's. */
const maturityOf = (trades: readonly Trade[]): number | null => {
  let found: number | null = null;
  let most = 0;
  for (const { bond } of [...trades].reverse()) {
    const rows = trades.filter((trade) => trade.bond.matures === bond.matures).length;
    if (bond.matures !== null && rows > most) [found, most] = [bond.matures, rows];
  }
  return found;
};

/** In the flat layout, each trade describes its bond: the newest that says a thing is right, and of its maturity the most. */
const fromTrades = (trades: readonly Trade[]): OnOffer | null => {
  const newestFirst = [...trades].reverse();
  const said = <T>(read: (bond: Bond) => T | null): T | null => {
    for (const { bond } of newestFirst) {
      const value = read(bond);
      if (value !== null) return value;
    }
    return null;
  };
  const newest = newestFirst[0]?.bond;
  const matures = maturityOf(trades);
  if (!newest || matures === null) return null;
  const last = lastWithYield(trades);
  const rated = newestFirst.find(({ bond }) => bond.band !== null)?.bond;
  return {
    id: newest.id,
    type: newest.type,
    issuer: said((bond) => bond.issuer),
    name: null,
    rating: rated?.rating ?? null,
    band: rated?.band ?? null,
    coupon: said((bond) => bond.coupon),
    issued: said((bond) => bond.issued),
    matures,
    frequencyCode: said((bond) => bond.frequencyCode),
    yield: last?.yield ?? null,
    yieldDay: last?.day ?? null,
    minimum: null,
  };
};
