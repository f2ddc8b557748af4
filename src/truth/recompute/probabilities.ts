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

/** The client's purchases by type, each counted in several ways. */
const historyOf = (model: StoredModel, facts: Facts) => {
  const none = (): number[] => model.bondTypes.map(() => 0);
  const own = { amounts: none(), even: none(), lately: none(), last: none(), newest: none(), days: 0 };
  const put = (into: number[], type: number, value: number): void => {
    into[type] = (into[type] as number) + value;
  };
  const { entries, days } = recentEntries(model, facts);
  const lastDay = entries.at(-1)?.day;
  const worth = (day: number): number => 0.5 ** ((facts.day - day) / 180);
  for (const { day, type, share, part } of entries) {
    put(own.amounts, type, share);
    put(own.even, type, part);
    put(own.lately, type, (worth(day) * (share + part)) / 2);
    if (day === lastDay) put(own.last, type, (share + part) / 2);
    own.newest[type] = day;
  }
  own.days = new Set(entries.map(({ day }) => day)).size;
  const older = olderThan(entries, days, model, facts);
  if (older) {
    own.days += older.days;
    older.shares.forEach((share, type) => {
      if (share > 0 && own.amounts[type] === 0) own.newest[type] = older.day;
      put(own.amounts, type, older.days * share);
      put(own.even, type, older.days * share);
      put(own.lately, type, worth(older.day) * older.days * share);
    });
  }
  return own;
};

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** A weight times a fact, and the part of the advice that it belongs to. */
type Term = readonly [part: Part | null, value: number];

/** Everything that adds to a type's score: the weights times the logarithms of how many times as likely each fact makes it. */
const termsOf = (
  model: StoredModel,
  facts: Facts,
  type: number,
  own: ReturnType<typeof historyOf>,
  expected: readonly number[],
): Term[] => {
  const { sequence, traits, together, drift, driftFast, segmentShares, weights } = model.personal;
  const { popularity, again, next, present, absent, ownStrength } = sequence;
  const { shared, byType } = weights;
  const types = model.bondTypes.length;
  const share = popularity[type] as number;
  const many = own.days > 0 ? Math.log2(own.days) / 3 : 0;
  const isKnown = own.days > 0;
  const grows = (name: string): number =>
    (shared[name] ?? 0) + (isKnown ? (shared[`${name}Known`] ?? 0) + many * (shared[`${name}Many`] ?? 0) : 0);
  const weightOf = (place: number): number => byType[place]?.[type] ?? 0;
  const ofSegment = segmentShares.shares[segmentOf(model, facts)]?.[type] as number;
  const terms: Term[] = [
    [null, grows('popularity') * Math.log(share) + weightOf(0)],
    ['segment', grows('segment') * Math.log(ofSegment / share)],
    ['drift', (shared.drift ?? 0) * Math.log(drift[type] as number) + (shared.driftFast ?? 0) * Math.log(driftFast[type] as number)],
  ];
  let from = 2 + 2 * types;
  traits.forEach((trait, at) => {
    const place = placeIn(trait, facts);
    if (place !== null) {
      const [low, up] = [Math.floor(place), Math.ceil(place)];
      const part = place - low;
      const blended = (read: (level: number) => number): number => (1 - part) * read(low) + (part > 0 ? part * read(up) : 0);
      const lift = blended((level) => Math.log(trait.lift[level]?.[type] ?? 1));
      terms.push([
        at,
        ((shared[trait.name] ?? 0) + (isKnown ? (shared.traitsKnown ?? 0) : 0)) * lift + blended((level) => weightOf(from + level)),
      ]);
    }
    from += trait.lift.length;
  });
  if (!isKnown) return terms;
  terms.push([null, weightOf(1)]);
  const likely = expected[type] as number;
  const smoothed = (counts: readonly number[]): number =>
    Math.log(((again[type] as number) * (counts[type] as number) + ownStrength * likely) / ((total(counts) + ownStrength) * likely));
  const isHeld = (one: number): boolean => (own.amounts[one] as number) > 0 || (own.even[one] as number) > 0;
  terms.push(
    ['own', ((shared.own ?? 0) + many * (shared.ownMany ?? 0)) * smoothed(own.amounts)],
    ['own', (shared.ownEven ?? 0) * smoothed(own.even)],
    ['own', ((shared.ownLately ?? 0) + many * (shared.ownLatelyMany ?? 0)) * smoothed(own.lately)],
    isHeld(type)
      ? ['own', -(shared.since ?? 0) * Math.log1p((facts.day - (own.newest[type] as number)) / 90)]
      : ['own', (shared.never ?? 0) + many * (shared.neverMany ?? 0)],
  );
  const sum = total(own.amounts);
  let [along, unknown] = [0, 1];
  for (let other = 0; other < types; other++) {
    const part: Part = other === type ? 'own' : 'together';
    const after = (own.last[other] as number) * Math.log((next[other]?.[type] as number) / share);
    if (other === type) terms.push(['own', ((shared.again ?? 0) + many * (shared.againMany ?? 0)) * after]);
    else {
      terms.push(['together', (shared.next ?? 0) * after]);
      const said = isHeld(other)
        ? (shared.present ?? 0) * (present[other]?.[type] ?? 0)
        : (shared.absent ?? 0) * (absent[other]?.[type] ?? 0);
      terms.push(['together', said]);
    }
    terms.push([
      part,
      ((own.amounts[other] as number) / sum) * weightOf(2 + other) + (own.last[other] as number) * weightOf(2 + types + other),
    ]);
    const row = together[other] ?? [];
    if ((own.amounts[other] as number) === 0 || row.every((value) => value === 0)) continue;
    unknown -= (own.amounts[other] as number) / sum;
    along += ((own.amounts[other] as number) / sum) * (row[type] as number);
  }
  terms.push(['together', (shared.together ?? 0) * Math.log((0.98 * (along + unknown * share) + 0.02 * share) / share)]);
  return terms;
};

/** The probability of each of the model's types to be the client's next purchase. @param without a part that's left out */
export const probabilitiesOf = (model: StoredModel, facts: Facts, without: Part | null = null): number[] => {
  const own = historyOf(model, facts);
  const expected = expectedOf(model, facts);
  const scores = model.bondTypes.map((_, type) =>
    total(termsOf(model, facts, type, own, expected).map(([part, value]) => (part !== null && part === without ? 0 : value))),
  );
  return sharesOf(scores);
};

const sharesOf = (scores: readonly number[]): number[] => {
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  return powers.map((power) => power / total(powers));
};

/** What a client like this one buys, whatever they bought before: what their own purchases are smoothed by. */
const expectedOf = (model: StoredModel, facts: Facts): readonly number[] => {
  const { expectation, sequence } = model.personal;
  if (!expectation) return sequence.popularity;
  const expecting = { ...model, personal: { ...model.personal, weights: expectation } };
  const none = historyOf(model, { ...facts, trades: [] });
  return sharesOf(model.bondTypes.map((_, type) => total(termsOf(expecting, facts, type, none, []).map(([, value]) => value))));
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
