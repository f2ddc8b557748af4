import type { Book } from '../book/book.ts';
import { heldOutAtTheEnd } from '../book/folds.ts';
import type { ProfileColumns } from '../book/profile-columns.ts';
import type { FittedFeatures } from '../model/model.ts';
import type { Random } from '../random.ts';
import type { Day } from '../units.ts';
import { assignAll, type SegmentPlacement } from './assign.ts';
import { CATEGORICAL_SOURCES, NUMERIC_SOURCES } from './feature-sources.ts';

const GROUPS = 4;
/** The most clients asked about, so that the time is bounded on a book of any size. */
const MOST_CLIENTS = 6000;
/** A number's levels. */
const LEVELS = 6;
/** The weight of the whole book's shares in a level, in purchases. */
const PSEUDO_PURCHASES = 20;
/** With fewer cases, nothing is said. */
const FEWEST_CASES = 100;
/** A stratum with fewer cases doesn't count. */
const FEWEST_OF_STRATUM = 25;
/** A gain that's no more than chance would bring, in nats. */
const NO_GAIN = 0.005;
/** The least a feature counts: what tells nothing about purchases may still describe people. */
const LEAST_WEIGHT = 0.25;
/** Gains, as shares of the largest, between which a weight rises from the least to 1. Outside, a small change of a gain changes nothing. */
const RISES = { from: 0.2, to: 0.4 } as const;

interface Case {
  readonly group: number;
  /** 0, 1, or 2 for more purchase days before. */
  readonly stratum: number;
  readonly columns: ProfileColumns;
  readonly client: number;
  readonly types: readonly number[];
  readonly shares: readonly number[];
}

/** The level of a client in some grouping of clients; -1 if unknown. */
type LevelOf = (columns: ProfileColumns, client: number) => number;

/**
 * How much a grouping of clients foretells of their next purchases. A client's level on the day before a purchase predicts its type from the
 * purchases of other clients at that level (each client's last purchase days, in four groups of clients). A gain is in nats over the whole
 * book's shares, 0 where the level is unknown. Clients with no, one and more purchases before count the same, so that what's known from the first
 * day isn't drowned by what only a history shows.
 */
export class Foresight {
  readonly #cases: readonly Case[];
  readonly #types: number;
  /** Cases in each stratum. */
  readonly #counts = [0, 0, 0];

  constructor(book: Book, asOf: Day, random: Random) {
    this.#types = book.bondTypes.length;
    this.#cases = heldOutAtTheEnd(book, asOf, GROUPS, Math.ceil(MOST_CLIENTS / GROUPS), random).flatMap(({ asked }, group) =>
      asked.flatMap(({ columns, targets }) =>
        targets.map(({ client, types, amountShares }): Case => {
          const stratum = Math.min(2, columns.purchaseDays[client]);
          this.#counts[stratum]++;
          return { group, stratum, columns, client, types, shares: amountShares };
        }),
      ),
    );
  }

  /** The mean gain over the strata; null with too few cases. @param levels how many there are */
  gainOf(levelOf: LevelOf, levels: number): number | null {
    if (this.#cases.length < FEWEST_CASES) return null;
    const types = this.#types;
    const atLevel = this.#cases.map(({ columns, client }) => levelOf(columns, client));
    const row = (levels + 1) * types;
    // Of each group: the others' purchases by level, and last by none.
    const counts = new Float64Array(GROUPS * row);
    this.#cases.forEach(({ group, types: bought, shares }, at) => {
      for (let other = 0; other < GROUPS; other++) {
        if (other === group) continue;
        bought.forEach((type, place) => {
          counts[other * row + levels * types + type] += shares[place];
          if (atLevel[at] >= 0) counts[other * row + atLevel[at] * types + type] += shares[place];
        });
      }
    });
    const gains = [0, 0, 0];
    this.#cases.forEach(({ group, stratum, types: bought, shares }, at) => {
      if (atLevel[at] < 0) return;
      const from = group * row + atLevel[at] * types;
      const level = counts.subarray(from, from + types);
      const whole = counts.subarray(group * row + levels * types, (group + 1) * row);
      const [inLevel, inAll] = [sumOf(level), sumOf(whole)];
      bought.forEach((type, place) => {
        const share = (whole[type] + 0.5) / (inAll + types / 2);
        gains[stratum] += shares[place] * Math.log((level[type] + PSEUDO_PURCHASES * share) / (inLevel + PSEUDO_PURCHASES) / share);
      });
    });
    const strata = [0, 1, 2].filter((stratum) => this.#counts[stratum] >= FEWEST_OF_STRATUM);
    return strata.reduce((sum, stratum) => sum + gains[stratum] / this.#counts[stratum], 0) / Math.max(1, strata.length);
  }

  /** What segments with these centroids foretell. */
  gainOfSegments(placement: SegmentPlacement): number | null {
    const placed = new Map<ProfileColumns, Int32Array>();
    const levelOf: LevelOf = (columns, client) => {
      const segments = placed.get(columns) ?? assignAll(placement, columns);
      placed.set(columns, segments);
      return segments[client];
    };
    return this.gainOf(levelOf, placement.centroids.length);
  }

  /** Each feature's weight in distances, up to 1, by its gain over the most telling one's. 1 for all if none tells anything. */
  weights(): ReadonlyMap<string, number> {
    const gains = new Map<string, number>();
    for (const source of NUMERIC_SOURCES) {
      const known = this.#cases.map(({ columns, client }) => source.read(columns, client)).filter((value) => !Number.isNaN(value));
      const sorted = Float64Array.from(known).sort();
      const bounds = Array.from({ length: LEVELS - 1 }, (_, level) => sorted[Math.floor((sorted.length * (level + 1)) / LEVELS)]);
      const levelOf: LevelOf = (columns, client) => {
        const value = source.read(columns, client);
        return Number.isNaN(value) ? -1 : bounds.filter((bound) => value >= bound).length;
      };
      gains.set(source.name, this.gainOf(levelOf, LEVELS) ?? 0);
    }
    for (const source of CATEGORICAL_SOURCES) {
      const levelOf: LevelOf = (columns, client) => {
        const code = source.read(columns, client);
        return source.codes[code] === null ? -1 : code;
      };
      gains.set(source.name, this.gainOf(levelOf, source.codes.length) ?? 0);
    }
    const most = Math.max(...gains.values());
    return new Map([...gains].map(([name, gain]) => [name, most > NO_GAIN ? weightFor(gain / most) : 1]));
  }
}

const weightFor = (share: number): number => {
  const risen = Math.min(1, Math.max(0, (share - RISES.from) / (RISES.to - RISES.from)));
  return LEAST_WEIGHT + (1 - LEAST_WEIGHT) * risen;
};

/** The features with their weights in distances. */
export const weighted = (features: FittedFeatures, weights: ReadonlyMap<string, number>): FittedFeatures => ({
  numeric: features.numeric.map((feature) => ({ ...feature, weight: weights.get(feature.name) ?? 1 })),
  categorical: features.categorical.map((feature) => ({ ...feature, weight: weights.get(feature.name) ?? 1 })),
});

const sumOf = (numbers: Float64Array): number => {
  let sum = 0;
  for (const value of numbers) sum += value;
  return sum;
};
