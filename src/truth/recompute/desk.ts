import type { ClaimSubject } from '../../claims/claim.ts';
import type { DESK_KINDS } from '../../claims/kinds/desk.ts';
import { dayAt } from '../world/calendar.ts';
import type { ShownAdvice } from '../world/shown-advice.ts';
import type { Trade, World } from '../world/world.ts';
import { byId, heldOf, maturedMoney, meanOf, recordedOn, sumOf } from './client.ts';
import { type Facts, factsOf } from './facts.ts';
import { standingEvents } from './feedback.ts';
import { FOLLOWED } from './outcomes.ts';
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
    const from = (recordedOn(world, row.id, day)?.recordedBand ?? null) === null ? 'derived' : 'recorded';
    return (facts.band ?? 'unknown') === band && (source === undefined || source === from) ? [facts] : [];
  });

/** A day of a client on which money comes free. */
interface Freed {
  readonly client: string;
  readonly on: number;
  readonly amount: number;
}

const MATURING_WITHIN = 30;
const MATURED_WITHIN = 90;
/** So many quiet clients of each manager are kept. */
const MOST_QUIET = 50;

/** @param managers whose clients; undefined: everybody's */
const clientsOf = (world: World, managers: unknown): readonly string[] => {
  const named = managers === undefined ? null : String(managers).split(' ');
  return [...world.clients.values()]
    .filter(({ manager }) => named === null || (manager !== null && named.includes(manager)))
    .map(({ id }) => id);
};

/** The day on which the book was read. */
const readOn = ({ readOn: on }: ClaimSubject, day: number): number => (on === undefined ? day : Number(on));

/** Purchases of a period, of one client or some managers' clients, of a type, in a band. */
const sold = (world: World, { client, managers, from, to, bondType, band }: ClaimSubject, day: number): readonly Trade[] => {
  const whose = new Set(client === undefined ? clientsOf(world, managers) : [String(client)]);
  return bought(world, day).filter(
    (trade) =>
      whose.has(trade.client) &&
      trade.day >= Number(from ?? trade.day) &&
      trade.day <= Number(to ?? trade.day) &&
      (bondType === undefined || trade.bond.type === bondType) &&
      (band === undefined || factsOf(world, trade.client, day).band === band),
  );
};

const maturingBetween = (world: World, { managers }: ClaimSubject, first: number, last: number, read: number): readonly Freed[] =>
  clientsOf(world, managers).flatMap((client) => {
    const due = heldOf(factsOf(world, client, read).trades).filter(({ bond }) => {
      const { matures } = bond;
      return matures !== null && matures >= first && matures <= last;
    });
    const days = [...new Set(due.map(({ bond }) => bond.matures as number))];
    return days.map((on) => ({ client, on, amount: sumOf(due.filter(({ bond }) => bond.matures === on)) }));
  });

const maturing = (world: World, subject: ClaimSubject, day: number): readonly Freed[] => {
  const read = readOn(subject, day);
  return maturingBetween(world, subject, day, read + MATURING_WITHIN, read);
};

const maturedSince = (world: World, subject: ClaimSubject, day: number): readonly Freed[] => {
  const read = readOn(subject, day);
  return maturingBetween(world, subject, read, Math.min(day - 1, read + MATURING_WITHIN), read);
};

const matured = (world: World, subject: ClaimSubject, day: number): readonly Freed[] => {
  const read = readOn(subject, day);
  return clientsOf(world, subject.managers).flatMap((client) =>
    maturedMoney(factsOf(world, client, read).trades, read)
      .filter(({ on, amount, boughtAgain }) => on < read && on >= day - MATURED_WITHIN && boughtAgain < amount)
      .map(({ on, amount, boughtAgain }) => ({ client, on, amount: amount - boughtAgain })),
  );
};

const placeAmong =
  (freed: typeof maturing, before: (a: Freed, b: Freed) => number): Recompute =>
  (world, subject, day) => {
    const inOrder = [...freed(world, subject, day)].sort((a, b) => before(a, b) || byId(a.client, b.client));
    return inOrder.findIndex(({ client, on }) => client === subject.client && on === subject.on) + 1 || null;
  };

const isQuiet = (facts: Facts): boolean => {
  const last = facts.purchaseDays.at(-1);
  if (last === undefined) return false;
  const gap = gapOf(facts);
  return facts.day - last > (gap === 0 ? 180 : 2 * gap) && facts.day - last >= 60;
};

const idlePlace: Recompute = (world, subject, day) => {
  const quiet = clientsOf(world, subject.managers).map((client) => ({ client, facts: factsOf(world, client, readOn(subject, day)) }));
  const last = ({ facts }: (typeof quiet)[number]): number => facts.purchaseDays.at(-1) ?? 0;
  const largest = quiet
    .filter(({ facts }) => isQuiet(facts))
    .sort((a, b) => heldBy(b.facts) - heldBy(a.facts) || b.facts.bought - a.facts.bought || last(a) - last(b) || byId(a.client, b.client));
  const counts = new Map<string | null, number>();
  const kept = largest.filter(({ client }) => {
    const manager = world.clients.get(client)?.manager ?? null;
    counts.set(manager, (counts.get(manager) ?? 0) + 1);
    return (counts.get(manager) ?? 0) <= MOST_QUIET;
  });
  // A stable order: of those equally long quiet, the larger ones come first.
  const longest = kept.slice(0, Number(subject.among)).sort((a, b) => last(a) - last(b));
  return longest.findIndex(({ client }) => client === subject.client) + 1 || null;
};

const summed = (freed: readonly Freed[]): number => freed.reduce((sum, { amount }) => sum + amount, 0);
const clientsIn = (freed: readonly Freed[]): number => new Set(freed.map(({ client }) => client)).size;

const gapOf = ({ purchaseDays }: Facts): number => {
  const gaps = purchaseDays.slice(1).map((day, at) => day - (purchaseDays[at] as number));
  return gaps.length < 2 ? 0 : (medianOf(gaps) ?? 0);
};

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
  'desk.smallBands': (world, _subject, day) => {
    const sizes = ['A', 'B', 'C', 'unknown'].map((band) => inBand(world, { band }, day).length);
    return sizes.filter((size) => size > 0 && size < 5).length;
  },
  'band.clients': (world, subject, day) => inBand(world, subject, day).length,
  'band.share': (world, subject, day) => inBand(world, subject, day).length / world.clients.size,
  'band.outstanding': (world, subject, day) => inBand(world, subject, day).reduce((sum, facts) => sum + heldBy(facts), 0),
  'calls.reach': (_world, subject, day) => readOn(subject, day) + MATURING_WITHIN - day,
  'calls.maturingPlace': placeAmong(maturing, (a, b) => a.on - b.on || b.amount - a.amount),
  'calls.maturedPlace': placeAmong(matured, (a, b) => b.amount - a.amount || b.on - a.on),
  'calls.idlePlace': idlePlace,
  'calls.maturingAmount': (world, subject, day) => summed(maturing(world, subject, day)),
  'calls.maturingDays': (world, subject, day) => maturing(world, subject, day).length,
  'calls.maturingClients': (world, subject, day) => clientsIn(maturing(world, subject, day)),
  'calls.maturedSinceAmount': (world, subject, day) => summed(maturedSince(world, subject, day)),
  'calls.maturedSinceDays': (world, subject, day) => maturedSince(world, subject, day).length,
  'calls.maturedSinceClients': (world, subject, day) => clientsIn(maturedSince(world, subject, day)),
  'calls.maturedAmount': (world, subject, day) => summed(matured(world, subject, day)),
  'calls.maturedDays': (world, subject, day) => matured(world, subject, day).length,
  'calls.maturedClients': (world, subject, day) => clientsIn(matured(world, subject, day)),
  'sold.amount': (world, subject, day) => sold(world, subject, day).reduce((sum, { amount }) => sum + amount, 0),
  'sold.purchases': (world, subject, day) => sold(world, subject, day).length,
  'sold.clients': (world, subject, day) => new Set(sold(world, subject, day).map(({ client }) => client)).size,
  'call.day': (world, { client, on }, day) => (hasMaturity(world, String(client), Number(on), day) ? Number(on) : null),
  'call.daysAway': (world, { client, on }, day) =>
    hasMaturity(world, String(client), Number(on), day) ? Math.abs(Number(on) - day) : null,
  'call.idle': (world, { client }, day) => {
    const last = factsOf(world, String(client), day).purchaseDays.at(-1);
    return last === undefined ? null : day - last;
  },
  'call.usualGap': (world, { client }, day) => gapOf(factsOf(world, String(client), day)),
  'call.goneQuiet': (world, { client }, day) => (isQuiet(factsOf(world, String(client), day)) ? 1 : 0),
  ...FOLLOWED,
  'past.shownOn': (world, { client, place }) => {
    const shown = pastOf(world, client)[Number(place) - 1];
    return shown ? dayAt(shown.at, world.zone) : null;
  },
  'past.up': thumbs(1),
  'past.down': thumbs(-1),
};
