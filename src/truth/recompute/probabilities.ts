import type { StoredModel, Trait } from '../world/product.ts';
import type { Facts } from './facts.ts';
import { segmentOf } from './placement.ts';

/** So many purchase days are looked at one by one. */
const RECENT_DAYS = 24;

/** A type on a purchase day. */
export interface Entry {
  readonly day: number;
  /** Place in the model's types. */
  readonly type: number;
  /** Its share of the day's amount. */
  readonly share: number;
  /** One part of so many types that day. */
  readonly part: number;
}

/** The last purchase days by type, oldest first. Unclassified bonds tell nothing, and neither do types that the model doesn't know. */
export const recentEntries = (
  { bondTypes }: Pick<StoredModel, 'bondTypes'>,
  { trades }: Facts,
): { entries: readonly Entry[]; days: number } => {
  const classified = trades.filter(({ bond }) => bond.type !== 'Unclassified');
  const days = [...new Set(classified.map(({ day }) => day))].slice(-RECENT_DAYS);
  const entries = days.flatMap((day) => {
    const sums = new Map<number, number>();
    for (const { bond, amount, day: on } of classified) {
      const type = bondTypes.indexOf(bond.type);
      if (on === day && type >= 0) sums.set(type, (sums.get(type) ?? 0) + amount);
    }
    let total = 0;
    for (const sum of sums.values()) total += sum;
    return [...sums].map(([type, sum]): Entry => ({ day, type, share: sum / total, part: 1 / sums.size }));
  });
  return { entries, days: days.length };
};

const normalised = (numbers: readonly number[]): number[] => {
  let sum = 0;
  for (const number of numbers) sum += number;
  return numbers.map((number) => number / sum);
};

const mixed = (share: number, ones: readonly number[], others: readonly number[]): number[] =>
  ones.map((one, at) => share * one + (1 - share) * (others[at] as number));

/** What a trait says about a client; null if it's unknown. */
const traitOf = (facts: Facts, name: string): string | number | null => {
  switch (name) {
    case 'riskBand':
      return facts.band;
    case 'gender':
      return facts.gender;
    case 'legalForm':
      return facts.gender === null ? null : facts.gender === 'HUF' ? 'HUF' : 'person';
    case 'age':
      return facts.age;
    case 'totalInvested':
      return facts.bought > 0 ? facts.bought : null;
    case 'averageYield':
      return facts.yield;
    case 'averageCoupon':
      return facts.coupon;
    default:
      throw new Error(`The model has a trait "${name}", which nothing is written of`);
  }
};

/**
 * Where a client is among a trait's levels; null if that's unknown. In the middle half between a level's middle and its bound, a client belongs
 * to both levels in part: 1.25 is three quarters level 1, one quarter level 2. The outermost levels are as wide as their neighbours.
 */
export const placeIn = ({ name, bounds, words, blended }: Trait, facts: Facts): number | null => {
  const value = traitOf(facts, name);
  if (value === null) return null;
  if (typeof value === 'string') return words.includes(value) ? words.indexOf(value) : null;
  const level = bounds.filter((bound) => value >= bound).length;
  if (!blended || bounds.length < 2) return level;
  const scaled = (number: number): number => (name === 'totalInvested' ? Math.log(number) : number);
  const edge = (at: number): number => scaled(bounds[at] as number);
  const width = (at: number): number => edge(at) - edge(at - 1);
  const top = bounds.length;
  // Middles of levels are at whole places. Level 0 is as wide as level 1, and the last as the one before.
  let place: number;
  if (level === 0) place = 0.5 - (edge(0) - scaled(value)) / width(1);
  else if (level === top) place = top - 0.5 + (scaled(value) - edge(top - 1)) / width(top - 1);
  else place = level - 0.5 + (scaled(value) - edge(level - 1)) / width(level);
  place = Math.min(top, Math.max(0, place));
  const below = Math.floor(place);
  const towards = (place - below - 0.5) / 0.5 + 0.5;
  return below + Math.min(1, Math.max(0, towards));
};

/** A part of the model that can be left out: a name, or the place of a trait. */
export type Part = 'own' | 'segment' | 'together' | 'drift' | number;

/** The probability of each of the model's types to be the client's next purchase. @param without a part that's left out */
export const probabilitiesOf = (model: StoredModel, facts: Facts, without: Part | null = null): number[] => {
  const { bondTypes, personal, qTable } = model;
  const { pseudoCount, halfLifeDays, amountWeight, sharpness, floor, traits, drift } = personal;
  const segmentWeight = without === 'segment' ? 0 : personal.segmentWeight;
  const togetherWeight = without === 'together' ? 0 : personal.togetherWeight;
  const driftWeight = without === 'drift' ? 0 : personal.driftWeight;
  const segment = segmentOf(model, facts);

  // The prior: the segment's row and the whole book's, times what the client's traits tell.
  const row = (values: readonly number[] | undefined, amounts: readonly number[] | undefined): number[] =>
    mixed(amountWeight, amounts ?? [], normalised(values ?? []));
  const own = row(qTable.values[segment], qTable.amountShares[segment]);
  let prior = mixed(segmentWeight, own, row(qTable.wholeBook, qTable.wholeBookAmountShares));
  traits.forEach((trait, at) => {
    const place = placeIn(trait, facts);
    if (place === null || trait.weight === 0 || at === without) return;
    const [lower, upper] = [trait.lift[Math.floor(place)], trait.lift[Math.ceil(place)]];
    const part = place - Math.floor(place);
    prior = prior.map((share, type) => {
      const below = (lower?.[type] ?? 1) ** trait.weight;
      return share * (part === 0 ? below : (1 - part) * below + part * (upper?.[type] ?? 1) ** trait.weight);
    });
  });
  prior = normalised(prior);

  // The client's own purchases, each worth half after the half-life.
  const bought = bondTypes.map(() => 0);
  const worth = (day: number): number => (halfLifeDays === null ? 1 : 0.5 ** ((facts.day - day) / halfLifeDays));
  let weight = 0;
  const add = (type: number, value: number): void => {
    bought[type] = (bought[type] as number) + value;
    weight += value;
  };
  const { entries, days } = recentEntries(model, facts);
  for (const { day, type, share, part } of entries) add(type, worth(day) * ((1 - amountWeight) * part + amountWeight * share));
  const older = olderThan(entries, days, model, facts);
  for (const [type, share] of older?.shares.entries() ?? []) add(type, worth(older?.day ?? 0) * (older?.days ?? 0) * share);

  // What goes together with them; where nothing is known, the prior.
  const together = bondTypes.map(() => 0);
  let unknown = 1;
  bought.forEach((value, held) => {
    const others = personal.together[held] ?? [];
    if (value === 0 || others.every((share) => share === 0)) return;
    unknown -= value / weight;
    others.forEach((share, type) => {
      together[type] = (together[type] as number) + (value / weight) * share;
    });
  });
  const completed = together.map((share, type) => share + unknown * (prior[type] as number));

  const counts = without === 'own' ? { bought: bondTypes.map(() => 0), weight: 0 } : { bought, weight };
  const shares = mixed(togetherWeight, completed, prior).map((shared, type) => {
    const value = (pseudoCount * shared + (counts.bought[type] as number)) / (pseudoCount + counts.weight);
    return (value * (drift[type] ?? 1) ** driftWeight) ** sharpness;
  });
  return normalised(shares).map((share) => (1 - floor) * share + floor / bondTypes.length);
};

/** A full list of recent days leaves earlier ones out: about how many, when, and of what types. */
const olderThan = (entries: readonly Entry[], recentDays: number, { bondTypes }: StoredModel, { trades }: Facts) => {
  const [oldest, newest, first] = [entries[0]?.day, entries.at(-1)?.day, trades[0]?.day];
  if (recentDays < RECENT_DAYS || oldest === undefined || newest === undefined || first === undefined) return null;
  const counts = bondTypes.map((name, type) => {
    const orders = trades.filter(({ bond }) => bond.type === name).length;
    return Math.max(0, orders - entries.filter((entry) => entry.type === type).length);
  });
  let orders = 0;
  for (const count of counts) orders += count;
  const days = Math.min(orders, (recentDays * (oldest - first)) / Math.max(1, newest - oldest));
  return days > 0 ? { days, day: (first + oldest) / 2, shares: counts.map((count) => count / orders) } : null;
};
