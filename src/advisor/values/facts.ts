import { FACT_NAMES, type FactName } from '../model/fact-names.ts';
import type { PersonalTables } from '../model/model.ts';
import type { Evidence } from './evidence.ts';
import { type OwnHistory, ownHistory } from './own-history.ts';

export const FACT_COUNT = FACT_NAMES.length;
export const FACT_AT = Object.fromEntries(FACT_NAMES.map((name, at) => [name, at])) as Record<FactName, number>;

/** The facts before this one are all there is to know of a client without a purchase. */
const KNOWN_FROM = FACT_AT.popularityKnown;

/** The time since a purchase after which it counts noticeably less, in days. */
const SINCE_DAYS = 90;
/** Popularity's share in what is bought together, so that no pair is impossible. */
const TOGETHER_FLOOR = 0.02;

/** The facts about one client. */
export interface Facts {
  /** bond types × `FACT_NAMES` */
  readonly shared: Float64Array;
  /** How many of them can be other than 0 for this client. */
  readonly used: number;
  /** The facts that have a weight of their own for each type, sparse: their places and values. */
  readonly places: readonly number[];
  readonly values: readonly number[];
}

/** What a fact with weights of its own for each type is about. */
export type OwnPlace =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'held' | 'last'; readonly type: number }
  | { readonly kind: 'trait'; readonly trait: number };

/** The facts with weights of their own, in order: everybody, clients with a purchase, types held, types bought last, levels of traits. */
export const ownPlaces = ({ sequence, traits }: PersonalTables): OwnPlace[] => {
  const types = Array.from(sequence.popularity.keys());
  return [
    { kind: 'everybody' },
    { kind: 'everybody' },
    ...types.map((type): OwnPlace => ({ kind: 'held', type })),
    ...types.map((type): OwnPlace => ({ kind: 'last', type })),
    ...traits.flatMap(({ lift }, trait) => lift.map((): OwnPlace => ({ kind: 'trait', trait }))),
  ];
};

const logRatio = (row: readonly number[], to: readonly number[]): Float64Array =>
  Float64Array.from(row, (share, type) => Math.log(share / to[type]));

/** Turns evidence into facts, with the tables. Logarithms of tables are taken once. */
export class FactReader {
  readonly #tables: PersonalTables;
  readonly #types: number;
  readonly #base: Float64Array;
  readonly #segments: readonly Float64Array[];
  /** traits × levels */
  readonly #lifts: ReadonlyArray<readonly Float64Array[]>;
  readonly #next: readonly Float64Array[];
  readonly #drift: Float64Array;
  readonly #driftFast: Float64Array;
  /** What it says of each type that none of the other types was ever bought. */
  readonly #noneHeld: Float64Array;
  /** Where each trait's levels begin among the facts with weights of their own. */
  readonly #levelsFrom: readonly number[];

  constructor(tables: PersonalTables) {
    const { popularity, next, absent } = tables.sequence;
    const types = popularity.length;
    this.#tables = tables;
    this.#types = types;
    this.#base = Float64Array.from(popularity, Math.log);
    this.#segments = tables.segmentShares.shares.map((row) => logRatio(row, popularity));
    this.#lifts = tables.traits.map(({ lift }) => lift.map((row) => Float64Array.from(row, Math.log)));
    this.#next = next.map((row) => logRatio(row, popularity));
    this.#drift = Float64Array.from(tables.drift, Math.log);
    this.#driftFast = Float64Array.from(tables.driftFast, Math.log);
    this.#noneHeld = new Float64Array(types);
    absent.forEach((row, held) => {
      for (let type = 0; type < types; type++) if (type !== held) this.#noneHeld[type] += row[type];
    });
    let from = 2 + 2 * types;
    this.#levelsFrom = tables.traits.map(({ lift }) => {
      from += lift.length;
      return from - lift.length;
    });
  }

  read(evidence: Evidence): Facts {
    const shared = new Float64Array(this.#types * FACT_COUNT);
    const places = [0];
    const values = [1];
    const own = ownHistory(evidence, this.#types);
    const known = own.days > 0 ? 1 : 0;
    const many = manyOf(own.days);
    const segment = this.#segments[evidence.segment];
    for (let type = 0, at = 0; type < this.#types; type++, at += FACT_COUNT) {
      const base = this.#base[type];
      shared[at + FACT_AT.popularity] = base;
      shared[at + FACT_AT.popularityKnown] = known * base;
      shared[at + FACT_AT.popularityMany] = many * base;
      shared[at + FACT_AT.segment] = segment[type];
      shared[at + FACT_AT.segmentKnown] = known * segment[type];
      shared[at + FACT_AT.segmentMany] = many * segment[type];
      shared[at + FACT_AT.drift] = this.#drift[type];
      shared[at + FACT_AT.driftFast] = this.#driftFast[type];
    }
    this.#lifts.forEach((levels, trait) => {
      const place = evidence.levels[trait];
      if (place < 0) return;
      const lower = Math.floor(place);
      const part = place - lower;
      const [from, to] = [levels[lower], levels[lower + 1] ?? levels[lower]];
      for (let type = 0, at = 0; type < this.#types; type++, at += FACT_COUNT) {
        const value = (1 - part) * from[type] + part * to[type];
        shared[at + FACT_AT.riskBand + trait] = value;
        shared[at + FACT_AT.traitsKnown] += known * value;
      }
      places.push(this.#levelsFrom[trait] + lower);
      values.push(1 - part);
      if (part === 0) return;
      places.push(this.#levelsFrom[trait] + lower + 1);
      values.push(part);
    });
    if (known === 1) this.#readHistory(own, evidence.asOf, shared, places, values);
    return { shared, used: known === 1 ? FACT_COUNT : KNOWN_FROM, places, values };
  }

  #readHistory(own: OwnHistory, asOf: number, shared: Float64Array, places: number[], values: number[]): void {
    const types = this.#types;
    const { sequence } = this.#tables;
    const { present, absent, popularity, again, ownStrength } = sequence;
    const { amounts, even, lately, last, held, newest, days } = own;
    const many = manyOf(days);
    const [sumAmounts, sumEven, sumLately] = [sumOf(amounts), sumOf(even), sumOf(lately)];
    const together = this.#together(amounts, sumAmounts);
    places.push(1);
    values.push(1);
    for (let type = 0, at = 0; type < types; type++, at += FACT_COUNT) {
      const share = popularity[type];
      const lift = (count: number, sum: number): number =>
        Math.log((again[type] * count + ownStrength * share) / ((sum + ownStrength) * share));
      const ownLift = lift(amounts[type], sumAmounts);
      const latelyLift = lift(lately[type], sumLately);
      shared[at + FACT_AT.own] = ownLift;
      shared[at + FACT_AT.ownMany] = many * ownLift;
      shared[at + FACT_AT.ownEven] = lift(even[type], sumEven);
      shared[at + FACT_AT.ownLately] = latelyLift;
      shared[at + FACT_AT.ownLatelyMany] = many * latelyLift;
      shared[at + FACT_AT.together] = Math.log(((1 - TOGETHER_FLOOR) * together[type] + TOGETHER_FLOOR * share) / share);
      if (held[type] === 0) {
        shared[at + FACT_AT.never] = 1;
        shared[at + FACT_AT.neverMany] = many;
      } else shared[at + FACT_AT.since] = -Math.log1p((asOf - newest[type]) / SINCE_DAYS);
      let [here, missing, follows] = [0, this.#noneHeld[type], 0];
      for (let from = 0; from < types; from++) {
        if (held[from] === 0) continue;
        if (from !== type) {
          here += present[from][type];
          missing -= absent[from][type];
        }
        const after = last[from] * this.#next[from][type];
        if (from !== type) follows += after;
        else {
          shared[at + FACT_AT.again] = after;
          shared[at + FACT_AT.againMany] = many * after;
        }
      }
      shared[at + FACT_AT.next] = follows;
      shared[at + FACT_AT.present] = here;
      shared[at + FACT_AT.absent] = missing;
      if (held[type] === 1) {
        places.push(2 + type);
        values.push(amounts[type] / sumAmounts);
      }
      if (last[type] > 0) {
        places.push(2 + types + type);
        values.push(last[type]);
      }
    }
  }

  /** The rows of what is bought together with the client's own types, weighted by their shares; popularity for rows that are all 0. */
  #together(amounts: Float64Array, sum: number): Float64Array {
    const { together, sequence } = this.#tables;
    const row = new Float64Array(this.#types);
    let known = 0;
    for (let held = 0; held < row.length; held++) {
      if (amounts[held] === 0 || !together[held].some((value) => value > 0)) continue;
      const share = amounts[held] / sum;
      known += share;
      for (let type = 0; type < row.length; type++) row[type] += share * together[held][type];
    }
    for (let type = 0; type < row.length; type++) row[type] += (1 - known) * sequence.popularity[type];
    return row;
  }
}

/** A measure of how many purchase days a client has: 0 for one, 1 for eight. */
const manyOf = (days: number): number => (days > 0 ? Math.log2(days) / 3 : 0);

const sumOf = (numbers: Float64Array): number => {
  let sum = 0;
  for (const value of numbers) sum += value;
  return sum;
};
