import type { DESK_KINDS } from '../../claims/kinds/desk.ts';
import { dayAt } from '../world/calendar.ts';
import type { ShownAdvice } from '../world/product.ts';
import type { Trade, World } from '../world/world.ts';
import { newestBy } from './book.ts';
import { heldOf, maturedMoney, meanOf, sumOf } from './client.ts';
import { type Facts, factsOf } from './facts.ts';
import { standingEvents } from './feedback.ts';
import { UPTAKE } from './outcomes.ts';
import { membersOn } from './placement.ts';
import type { Recompute, Recomputes } from './recompute.ts';
import { heldBy, medianOf } from './segments.ts';

const everybody = (world: World, day: number): readonly Facts[] => [...world.clients.keys()].map((client) => factsOf(world, client, day));

const bought = (world: World, day: number): readonly Trade[] => world.trades.filter((trade) => trade.day <= day);
/** The same, less what was sold since. */
const held = (world: World, day: number): readonly Trade[] => heldOf(bought(world, day));
const isHeld = ({ bond }: Trade, day: number): boolean => bond.matures !== null && bond.matures > day;

const inBand = (world: World, { band, source }: Parameters<Recompute>[1], day: number): readonly Facts[] =>
  [...world.clients.values()].flatMap((row) => {
    const facts = factsOf(world, row.id, day);
    const from = row.recordedBand === null ? 'derived' : 'recorded';
    return (facts.band ?? 'unknown') === band && (source === undefined || source === from) ? [facts] : [];
  });

/** A day of a client on which money comes free. */
interface Freed {
  readonly client: string;
  readonly amount: number;
}

const MATURING_WITHIN = 30;
const MATURED_WITHIN = 90;

/** @param managers whose clients; undefined: everybody's */
const clientsOf = (world: World, managers: unknown): readonly string[] => {
  const named = managers === undefined ? null : String(managers).split(' ');
  return [...world.clients.values()]
    .filter(({ manager }) => named === null || (manager !== null && named.includes(manager)))
    .map(({ id }) => id);
};

const maturing = (world: World, managers: unknown, day: number): readonly Freed[] =>
  clientsOf(world, managers).flatMap((client) => {
    const due = heldOf(factsOf(world, client, day).trades).filter(({ bond }) => {
      const { matures } = bond;
      return matures !== null && matures >= day && matures <= day + MATURING_WITHIN;
    });
    const days = [...new Set(due.map(({ bond }) => bond.matures))];
    return days.map((on) => ({ client, amount: sumOf(due.filter(({ bond }) => bond.matures === on)) }));
  });

const matured = (world: World, managers: unknown, day: number): readonly Freed[] =>
  clientsOf(world, managers).flatMap((client) =>
    maturedMoney(factsOf(world, client, day).trades, day)
      .filter(({ on, amount, boughtAgain }) => on < day && on >= day - MATURED_WITHIN && boughtAgain < amount)
      .map(({ amount, boughtAgain }) => ({ client, amount: amount - boughtAgain })),
  );

const summed = (freed: readonly Freed[]): number => freed.reduce((sum, { amount }) => sum + amount, 0);
const clientsIn = (freed: readonly Freed[]): number => new Set(freed.map(({ client }) => client)).size;

const gapOf = ({ purchaseDays }: Facts): number => {
  const gaps = purchaseDays.slice(1).map((day, at) => day - (purchaseDays[at] as number));
  return gaps.length < 2 ? 0 : (medianOf(gaps) ?? 0);
};

const boughtIn = (world: World, { bondType, from }: Parameters<Recompute>[1], until: number): readonly Trade[] =>
  world.trades.filter(({ day, bond }) => day >= Number(from) && day <= until && (bondType === undefined || bond.type === bondType));

const advisedIn = (world: World, { from, until, bondType }: Parameters<Recompute>[1]) =>
  [...(world.product?.shown.values() ?? [])].filter(
    ({ at, types }) =>
      at >= Date.parse(String(from)) && at < Date.parse(String(until)) && (bondType === undefined || types[0] === bondType),
  );

/** What a client was advised, newest first. */
const pastOf = (world: World, client: unknown): readonly ShownAdvice[] =>
  [...(world.product?.shown.values() ?? [])]
    .filter(({ listedFor }) => listedFor === client)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));

const thumbs =
  (sign: number): Recompute =>
  (world, { client, place }) => {
    const shown = pastOf(world, client)[Number(place) - 1];
    const standing = standingEvents((world.product?.feedback ?? []).filter(({ recommendation }) => recommendation === shown?.id));
    return shown ? standing.filter((event) => event.key !== 'choice' && event.sign === sign).length : null;
  };

const hasMaturity = (world: World, client: string, on: number, day: number): boolean =>
  factsOf(world, client, day).trades.some(({ bond }) => bond.matures === on);

export const DESK: Recomputes<typeof DESK_KINDS> = {
  'desk.clients': (world) => world.clients.size,
  'desk.own': (world, { managers }) => clientsOf(world, managers).length,
  'desk.buyers': (world, _subject, day) => everybody(world, day).filter(({ orders }) => orders > 0).length,
  'desk.holders': (world, _subject, day) => everybody(world, day).filter((facts) => heldBy(facts) > 0).length,
  'desk.trades': (world, _subject, day) => bought(world, day).length,
  'desk.bought': (world, _subject, day) => sumOf(bought(world, day)),
  'desk.outstanding': (world, _subject, day) => sumOf(held(world, day).filter((trade) => isHeld(trade, day))),
  'desk.maturityUnknown': (world, _subject, day) => sumOf(held(world, day).filter(({ bond }) => bond.matures === null)),
  'desk.meanYield': (world, _subject, day) =>
    meanOf(
      held(world, day).filter((trade) => isHeld(trade, day)),
      (trade) => trade.yield,
    ),
  'desk.segments': (world, _subject, day) =>
    world.product ? membersOn(world, world.product.model, day).filter((members) => members.length > 0).length : null,
  'band.clients': (world, subject, day) => inBand(world, subject, day).length,
  'band.share': (world, subject, day) => inBand(world, subject, day).length / world.clients.size,
  'band.outstanding': (world, subject, day) => inBand(world, subject, day).reduce((sum, facts) => sum + heldBy(facts), 0),
  'calls.maturingAmount': (world, { managers }, day) => summed(maturing(world, managers, day)),
  'calls.maturingDays': (world, { managers }, day) => maturing(world, managers, day).length,
  'calls.maturingClients': (world, { managers }, day) => clientsIn(maturing(world, managers, day)),
  'calls.maturedSinceAmount': () => 0,
  'calls.maturedSinceDays': () => 0,
  'calls.maturedSinceClients': () => 0,
  'calls.maturedAmount': (world, { managers }, day) => summed(matured(world, managers, day)),
  'calls.maturedDays': (world, { managers }, day) => matured(world, managers, day).length,
  'calls.maturedClients': (world, { managers }, day) => clientsIn(matured(world, managers, day)),
  'call.day': (world, { client, on }, day) => (hasMaturity(world, String(client), Number(on), day) ? Number(on) : null),
  'call.daysAway': (world, { client, on }, day) =>
    hasMaturity(world, String(client), Number(on), day) ? Math.abs(Number(on) - day) : null,
  'call.idle': (world, { client }, day) => {
    const last = factsOf(world, String(client), day).purchaseDays.at(-1);
    return last === undefined ? null : day - last;
  },
  'call.usualGap': (world, { client }, day) => gapOf(factsOf(world, String(client), day)),
  'call.goneQuiet': (world, { client }, day) => {
    const facts = factsOf(world, String(client), day);
    const last = facts.purchaseDays.at(-1);
    if (last === undefined) return 0;
    const gap = gapOf(facts);
    return day - last > (gap === 0 ? 180 : 2 * gap) && day - last >= 60 ? 1 : 0;
  },
  'quality.skipped': (world) => [...world.skipped.values()].reduce((sum, rows) => sum + rows, 0),
  'quality.future': (world) => world.skipped.get('future') ?? 0,
  'quality.withoutAge': (world, _subject, day) => everybody(world, day).filter(({ age }) => age === null).length,
  'quality.withoutBand': (world, _subject, day) => everybody(world, day).filter(({ band }) => band === null).length,
  'quality.afterMaturity': (world) => world.trades.filter(({ day, bond }) => bond.matures !== null && day > bond.matures).length,
  'quality.unclassified': (world) => world.trades.filter(({ bond }) => bond.type === 'Unclassified').length,
  'digest.until': (world, _subject, day) => {
    const newest = newestBy(world, day);
    return newest === null ? null : Math.min(newest, day - 1);
  },
  'digest.purchases': (world, subject, until) => boughtIn(world, subject, until).length,
  'digest.bought': (world, subject, until) => sumOf(boughtIn(world, subject, until)),
  'digest.segment': (world, { segment: name }, day) => {
    const { product } = world;
    if (!product) return null;
    const segment = product.model.segments.findIndex((each) => each.name === name);
    return membersOn(world, product.model, day)[segment]?.length ?? null;
  },
  ...UPTAKE,
  'past.shownOn': (world, { client, place }) => {
    const shown = pastOf(world, client)[Number(place) - 1];
    return shown ? dayAt(shown.at, world.zone) : null;
  },
  'past.up': thumbs(1),
  'past.down': thumbs(-1),
  'advised.times': (world, subject) => advisedIn(world, subject).length,
  'advised.clients': (world, subject) => new Set(advisedIn(world, subject).map(({ client }) => client)).size,
};
