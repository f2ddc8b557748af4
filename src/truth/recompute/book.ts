import type { ClaimSubject } from '../../claims/claim.ts';
import type { BOOK_KINDS } from '../../claims/kinds/book.ts';
import { dateOf, isOpen } from '../world/calendar.ts';
import type { Trade, World } from '../world/world.ts';
import { ageOf, bandOf, boughtBy, meanOf, outstandingOf, reinvestsOf, sumOf } from './client.ts';
import { segmentNameOf } from './placement.ts';
import type { Recompute, Recomputes } from './recompute.ts';

/** The day of the newest purchase by a day. What's agreed today may bear the day on which it settles. */
export const newestBy = (world: World, day: number): number | null => {
  if (day === world.today) return world.trades.at(-1)?.day ?? null;
  return world.trades.findLast((trade) => trade.day <= day)?.day ?? null;
};

/** A group of the book: whoever is in it, and the purchases that count there. */
interface Group {
  readonly clients: Set<string>;
  readonly trades: Trade[];
}

const AGES: ReadonlyArray<readonly [under: number, name: string]> = [
  [30, 'Under 30'],
  [40, '30 to 39'],
  [50, '40 to 49'],
  [60, '50 to 59'],
  [Number.POSITIVE_INFINITY, '60 and over'],
];
const ageGroup = (age: number | null): string => (age === null ? 'Age unknown' : (AGES.find(([under]) => age < under)?.[1] ?? ''));
const bandGroup = (band: number | null): string => `Band ${band === null ? 'unknown' : 'ABC'[band - 1]}`;

const TOGETHER = 'Smaller groups together';
const isSmall = ({ clients }: Group): boolean => clients.size > 0 && clients.size < 5;

/** The names of the groups that a purchase, or a client, belongs to. */
const groupsOf = (world: World, by: string, client: string, trade: Trade | null, day: number): readonly string[] => {
  switch (by) {
    case 'age':
      return [ageGroup(ageOf(world.clients.get(client), day))];
    case 'band':
      return [bandGroup(bandOf(world, client, day))];
    case 'segment':
      return [segmentNameOf(world, client, day) ?? ''];
    case 'type':
      return trade ? [trade.bond.type] : [];
    case 'period': {
      if (!trade) return [];
      const { year, month } = dateOf(trade.day);
      return [`${year}-${String(month).padStart(2, '0')}`, `${year} Q${Math.ceil(month / 3)}`];
    }
    default:
      return [];
  }
};

const grouped = new WeakMap<World, Map<string, ReadonlyMap<string, Group>>>();

/** Whether a client is in the groups that a question is limited to. */
const isAmong = (world: World, { onlySegment, onlyBand, onlyAge }: ClaimSubject, client: string, day: number): boolean =>
  [
    ['segment', onlySegment],
    ['band', onlyBand],
    ['age', onlyAge],
  ].every(([by, only]) => only === undefined || groupsOf(world, String(by), client, null, day).includes(String(only)));

/** All groups of the book, or of the part of it that a question is limited to. */
const groupsBy = (world: World, by: string, day: number, only: ClaimSubject): ReadonlyMap<string, Group> => {
  const { onlyType } = only;
  const key = JSON.stringify([by, day, only.onlySegment, only.onlyBand, only.onlyAge, onlyType]);
  const kept = grouped.get(world) ?? new Map<string, ReadonlyMap<string, Group>>();
  grouped.set(world, kept);
  const known = kept.get(key);
  if (known) return known;
  const groups = new Map<string, Group>();
  const put = (client: string, trade: Trade | null): void => {
    for (const name of groupsOf(world, by, client, trade, day)) {
      const group = groups.get(name) ?? { clients: new Set<string>(), trades: [] };
      groups.set(name, group);
      group.clients.add(client);
      if (trade) group.trades.push(trade);
    }
  };
  for (const client of world.clients.keys()) {
    if (!isAmong(world, only, client, day)) continue;
    if (onlyType === undefined) put(client, null);
    for (const trade of boughtBy(world, client, day)) if (onlyType === undefined || trade.bond.type === onlyType) put(client, trade);
  }
  const small = [...groups.values()].filter(isSmall);
  groups.set(TOGETHER, {
    clients: new Set(small.flatMap(({ clients }) => [...clients])),
    trades: small.flatMap(({ trades }) => trades),
  });
  kept.set(key, groups);
  return groups;
};

/** Whether a month (2026-06) or a quarter (2026 Q2) is one of those in the last 36 months. */
const isRecent = (name: string, kind: 'month' | 'quarter', day: number): boolean => {
  const [, year, quarter, month] = /^(\d{4})(?: Q(\d))?(?:-(\d\d))?$/.exec(name) ?? [];
  if ((kind === 'month') !== (month !== undefined)) return false;
  const today = dateOf(day);
  if (month !== undefined) return today.year * 12 + today.month - (Number(year) * 12 + Number(month)) < 36;
  return today.year * 4 + Math.ceil(today.month / 3) - (Number(year) * 4 + Number(quarter)) < 12;
};

const ofGroup =
  (compute: (group: Group, world: World, day: number) => number | null): Recompute =>
  (world, { by, group, ...only }, day) => {
    const found = groupsBy(world, String(by), day, only).get(String(group)) ?? { clients: new Set<string>(), trades: [] };
    return compute(found, world, day);
  };

const meanReinvestment = ({ clients }: Group, world: World, day: number): number | null => {
  const known = [...clients].flatMap((client) => reinvestsOf(boughtBy(world, client, day)) ?? []);
  return known.length > 0 ? known.reduce((sum, ratio) => sum + ratio, 0) / known.length : null;
};

export const BOOK: Recomputes<typeof BOOK_KINDS> = {
  'answer.day': (_world, _subject, day) => day,
  'book.newest': (world, _subject, day) => newestBy(world, day),
  'book.workingDays': (world, _subject, today) => {
    const newest = newestBy(world, today);
    if (newest === null) return null;
    let days = 0;
    for (let day = newest + 1; day <= today; day++) if (isOpen(day, world.holidays)) days++;
    return days;
  },
  'group.clients': ofGroup(({ clients }) => clients.size),
  'group.trades': ofGroup(({ trades }) => trades.length),
  'group.bought': ofGroup(({ trades }) => sumOf(trades)),
  'group.outstanding': ofGroup(({ trades }, _world, day) => outstandingOf(trades, day)),
  'group.yield': ofGroup(({ trades }) => meanOf(trades, (trade) => trade.yield)),
  'group.reinvests': ofGroup(meanReinvestment),
  'groups.small': (world, { by, ...only }, day) => {
    const periods = by === 'month' || by === 'quarter';
    const groups = [...groupsBy(world, periods ? 'period' : String(by), day, only)];
    const counted = groups.filter(([name]) => name !== TOGETHER && (!periods || isRecent(name, by, day)));
    return counted.filter(([, group]) => isSmall(group)).length;
  },
};
