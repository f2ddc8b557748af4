import { settlesOn } from '../world/calendar.ts';
import type { OnOffer } from '../world/on-offer.ts';
import { NEVER } from '../world/structure.ts';
import type { Bond, Offer, Trade, World } from '../world/world.ts';
import { banded } from './band.ts';
import { newestBy } from './book.ts';

/** Without offers, a bond counts as available if it was traded in so many days up to the newest trade. */
const TRADED_WITHIN_DAYS = 180;

const markets = new WeakMap<World, Map<number, ReadonlyMap<string, OnOffer>>>();

/**
 * Offers on a day, by bond. Leaves out what has ended, matures before a purchase settles, or has no recorded maturity. On a past day, what was
 * issued later wasn't on offer.
 */
export const marketOn = (world: World, day: number): ReadonlyMap<string, OnOffer> => {
  const days = markets.get(world) ?? new Map<number, ReadonlyMap<string, OnOffer>>();
  markets.set(world, days);
  const isKnown = ({ issued }: OnOffer): boolean => day >= world.today || issued === null || issued <= day;
  const found = days.get(day) ?? new Map(bondsOn(world, day).flatMap((bond) => (isKnown(bond) ? [[bond.id, bond]] : [])));
  days.set(day, found);
  return found;
};

type Read = Omit<OnOffer, 'sovereign'>;

/** With what the desk notes, which may change what the market says of a band. */
const bondsOn = (world: World, day: number): readonly OnOffer[] =>
  banded(
    read(world, day).map((bond) => noted(world, bond)),
    world.bondRules,
  );

const read = (world: World, day: number): readonly Read[] => {
  const settles = settlesOn(day, world.holidays);
  const isAlive = (bond: Bond): boolean => maturityIn(bond) > settles;
  // The newest sheet of the day counts while it's valid, and then it alone says what's on offer.
  const sheet = world.sheets.findLast(({ loaded }) => loaded <= day);
  if (sheet && sheet.until >= day) {
    const offers = sheet.offers.filter(({ until, bond }) => until >= day && isAlive(bond));
    return offers.map((offer) => onOffer(offer.bond, offer.yield, null, offer.minimum));
  }
  const begun = world.offers.filter(({ from }) => from === null || from <= day);
  const open = begun.filter(({ until }) => until === 'open' || (typeof until === 'number' && until >= day));
  const offered = byBond(open).filter(([, [{ bond }]]) => isAlive(bond));
  if (offered.length > 0) {
    return offered.map(([, offers]) => {
      const [best] = [...offers].sort((a, b) => Number(b.yield !== null) - Number(a.yield !== null) || b.id - a.id) as [Offer];
      const last =
        best.yield === null ? lastWithYield(world.trades.filter((trade) => trade.day <= day && trade.bond.id === best.bond.id)) : null;
      return onOffer(best.bond, best.yield ?? last?.yield ?? null, last?.day ?? null, best.minimum);
    });
  }
  const newest = newestBy(world, day);
  if (newest === null) return [];
  const until = Math.min(day, newest);
  const traded = byBond(world.trades.filter((trade) => trade.day <= until && trade.day >= until - TRADED_WITHIN_DAYS));
  const ended = new Set(begun.filter(({ until: end }) => typeof end === 'number' && end < day).map(({ bond }) => bond.id));
  return traded.flatMap(([id, trades]): readonly Read[] => {
    const last = lastWithYield(trades);
    const bond = trades[0].bond.byTrades ? fromTrades(trades) : onOffer(trades[0].bond, last?.yield ?? null, last?.day ?? null, null);
    return bond && bond.matures > settles && !ended.has(id) ? [bond] : [];
  });
};

const byBond = <T extends { readonly bond: Bond }>(list: readonly T[]): ReadonlyArray<readonly [string, [T, ...T[]]]> => {
  const found = new Map<string, [T, ...T[]]>();
  for (const each of list) if (found.get(each.bond.id)?.push(each) === undefined) found.set(each.bond.id, [each]);
  return [...found];
};

const lastWithYield = (trades: readonly Trade[]): Trade | null => trades.findLast((trade) => trade.yield !== null) ?? null;

/** When a bond matures: never, if it's called perpetual and no day is recorded; long ago, if it isn't known. */
const maturityIn = ({ matures, traits }: Pick<Bond, 'matures' | 'traits'>): number =>
  matures ?? (traits.includes('perpetual') ? NEVER : Number.NEGATIVE_INFINITY);

/** The bond with what the desk notes of it, which counts before what the book says. */
const noted = ({ notes }: World, bond: Read): Read => {
  const { note = {}, traits = [], structures = [], terms = {} } = notes.bonds.get(bond.id.toUpperCase()) ?? {};
  const known = {
    ...bond,
    ...note,
    traits: [...bond.traits, ...traits],
    structures: [...bond.structures, ...structures],
    ...(note.yield !== undefined && { yieldDay: null }),
  };
  return inUnits({ ...known, terms: { ...bond.terms, ...notes.conventions.get(known.type), ...terms } });
};

/** The least that's sold of a bond is whole units, and at least one, where their face value is known. */
const inUnits = (bond: Read): Read => {
  const { lot } = bond.terms;
  return lot ? { ...bond, minimum: Math.max(1, Math.ceil((bond.minimum ?? 0) / lot)) * lot } : bond;
};

const onOffer = (bond: Bond, yielding: number | null, yieldDay: number | null, minimum: number | null): Read => ({
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

/** Where each trade describes its bond: the newest that says a thing is right, and of its maturity the most. */
const fromTrades = (trades: readonly Trade[]): Read | null => {
  const newestFirst = [...trades].reverse();
  const said = <T>(read: (bond: Bond) => T | null): T | null => {
    for (const { bond } of newestFirst) {
      const value = read(bond);
      if (value !== null) return value;
    }
    return null;
  };
  const newest = newestFirst[0]?.bond;
  const named = new Set(trades.flatMap(({ bond }) => bond.traits));
  const matures = maturityIn({ matures: maturityOf(trades), traits: [...named] });
  const traits = [...(matures === NEVER ? named.add('perpetual') : named)];
  const structures = new Set([...trades.flatMap(({ bond }) => bond.structures), ...(matures === NEVER ? ['perpetual'] : [])]);
  if (!newest || matures === Number.NEGATIVE_INFINITY) return null;
  const exits = (kind: 'calls' | 'puts') => said(({ terms }) => (terms[kind]?.length ? terms[kind] : null)) ?? [];
  const lot = said(({ terms }) => terms.lot ?? null);
  const last = lastWithYield(trades);
  const rated = newestFirst.find(({ bond }) => bond.band !== null)?.bond;
  return {
    id: newest.id,
    isin: newest.isin,
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
    traits,
    structures: [...structures],
    terms: { calls: exits('calls'), puts: exits('puts'), ...(lot !== null && { lot }) },
  };
};
