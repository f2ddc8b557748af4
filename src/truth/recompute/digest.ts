import type { ClaimSubject } from '../../claims/claim.ts';
import type { DIGEST_KINDS } from '../../claims/kinds/digest.ts';
import { clientHash } from '../../data/rows/client-hash.ts';
import { dayAt } from '../world/calendar.ts';
import type { Product } from '../world/product.ts';
import type { Reading } from '../world/readings.ts';
import type { ShownAdvice } from '../world/shown-advice.ts';
import type { Trade, World } from '../world/world.ts';
import { newestBy } from './book.ts';
import { boughtBy, sumOf } from './client.ts';
import { factsOf } from './facts.ts';
import { segmentOf } from './placement.ts';
import type { Recompute, Recomputes } from './recompute.ts';

const boughtIn = (world: World, { bondType, from }: Parameters<Recompute>[1], until: number): readonly Trade[] =>
  world.trades.filter(({ day, bond }) => day >= Number(from) && day <= until && (bondType === undefined || bond.type === bondType));

const advisedIn = (world: World, { from, until, bondType }: Parameters<Recompute>[1]) =>
  [...(world.product?.shown.values() ?? [])].filter(
    ({ at, types }) =>
      at >= Date.parse(String(from)) && at < Date.parse(String(until)) && (bondType === undefined || types[0] === bondType),
  );

/** The segment of a version that everybody is in on a day, by client. */
const placedOn = (world: World, version: unknown, day: number): ReadonlyMap<string, number> => {
  const model = world.product?.models.get(Number(version));
  return new Map(model ? [...world.clients.keys()].map((client) => [client, segmentOf(model, factsOf(world, client, day))]) : []);
};

const placeOf = (world: World, version: unknown, name: unknown): number =>
  world.product?.models.get(Number(version))?.segments.findIndex((segment) => segment.name === name) ?? -1;

/** Where an earlier version has the segment that this one continues; null if nowhere. */
const earlierPlace = ({ models }: Product, segment: number, version: number, earlier: number): number | null => {
  let [at, place] = [version, segment];
  while (at !== earlier) {
    const continued = models.get(at)?.segments[place]?.continues;
    if (!continued) return null;
    [at, place] = [continued.version, continued.id];
  }
  return place;
};

const readingAt = (world: World, at: unknown): Reading | undefined =>
  world.product?.readings.find((reading) => reading.at === Date.parse(String(at)));

/** Whether that reading placed a client in the segment of the version that’s called so, or in the one that it continues. */
const wasIn = (world: World, { since, version }: ClaimSubject, name: unknown): ((client: string) => boolean) | null => {
  const reading = readingAt(world, since);
  if (!reading || !world.product) return null;
  const place = earlierPlace(world.product, placeOf(world, version, name), Number(version), reading.version);
  return (client) => place !== null && reading.segmentOf.get(clientHash(client)) === place;
};

const clientsIn = (world: World, { version }: ClaimSubject, name: unknown, day: number): readonly string[] => {
  const place = placeOf(world, version, name);
  return [...placedOn(world, version, day)].filter(([, segment]) => segment === place).map(([client]) => client);
};

/** The advice that counts for uptake: the first of each client. */
const cohortOf = (world: World, days: number, until: number): readonly ShownAdvice[] => {
  const first = new Map<string, ShownAdvice>();
  for (const advice of [...(world.product?.shown.values() ?? [])].sort((a, b) => a.at - b.at)) {
    const age = until - dayAt(advice.at, world.zone);
    const counts = age >= days && age < days + 90 && advice.types.length > 0 && world.clients.has(advice.client);
    if (counts && !first.has(advice.client)) first.set(advice.client, advice);
  }
  return [...first.values()];
};

const followed = (world: World, { client, at, types, lastKnown }: ShownAdvice, days: number): boolean => {
  const shownOn = dayAt(at, world.zone);
  return boughtBy(world, client, shownOn + days).some(
    ({ day, bond }) => day >= shownOn && (lastKnown === null || day > lastKnown) && types.includes(bond.type),
  );
};

const uptakeOf = (world: World, days: number, until: number) => {
  const cohort = cohortOf(world, days, until);
  return { clients: cohort.length, bought: cohort.filter((advice) => followed(world, advice, days)).length };
};

export const DIGEST: Recomputes<typeof DIGEST_KINDS> = {
  'digest.until': (world, _subject, day) => {
    const newest = newestBy(world, day);
    return newest === null ? null : Math.min(newest, day - 1);
  },
  'digest.purchases': (world, subject, until) => boughtIn(world, subject, until).length,
  'digest.bought': (world, subject, until) => sumOf(boughtIn(world, subject, until)),
  'digest.shareBought': (world, { from = 0, bondType = '' }, until) => {
    const all = boughtIn(world, { from }, until).length;
    return all > 0 ? boughtIn(world, { from, bondType }, until).length / all : null;
  },
  'digest.segment': (world, subject, day) => clientsIn(world, subject, subject.segment, day).length,
  'digest.otherSegments': (world, { version, besides }, day) => {
    const named = String(besides)
      .split('|')
      .map((name) => placeOf(world, version, name));
    return [...placedOn(world, version, day).values()].filter((segment) => !named.includes(segment)).length;
  },
  'digest.readOn': (world, { at }) => {
    const reading = readingAt(world, at);
    return reading ? dayAt(reading.at, world.zone) : null;
  },
  'digest.change': (world, subject, day) => {
    const was = wasIn(world, subject, subject.segment);
    const reading = readingAt(world, subject.since);
    if (!was || !reading || !world.product) return null;
    const place = earlierPlace(world.product, placeOf(world, subject.version, subject.segment), Number(subject.version), reading.version);
    const before = [...reading.segmentOf.values()].filter((segment) => segment === place).length;
    return clientsIn(world, subject, subject.segment, day).length - before;
  },
  'digest.moved': (world, subject, day) => {
    const was = wasIn(world, subject, subject.from);
    return was && clientsIn(world, subject, subject.to, day).filter(was).length;
  },
  'uptake.clients': (world, { days }, until) => uptakeOf(world, Number(days), until).clients,
  'uptake.bought': (world, { days }, until) => uptakeOf(world, Number(days), until).bought,
  'uptake.share': (world, { days }, until) => {
    const { clients, bought } = uptakeOf(world, Number(days), until);
    return clients > 0 ? bought / clients : null;
  },
  'advised.times': (world, subject) => advisedIn(world, subject).length,
  'advised.clients': (world, subject) => new Set(advisedIn(world, subject).map(({ client }) => client)).size,
  'advised.shareFirst': (world, { from = '', until = '', bondType }) => {
    const first = advisedIn(world, { from, until }).flatMap(({ types }) => types[0] ?? []);
    return first.length > 0 ? first.filter((type) => type === bondType).length / first.length : null;
  },
};
