import { HISTORY_FROM, ROW_AT, ROW_COUNT } from '../model/fact-names.ts';
import type { PersonalTables } from '../model/model.ts';
import { type Facts, type FlatWeights, flatWeights, scoreInto, softmaxInPlace } from './choice.ts';
import type { Evidence } from './evidence.ts';
import { type OwnHistory, ownHistory } from './own-history.ts';

/** The time since a purchase after which it counts noticeably less, in days. */
const SINCE_DAYS = 90;
/** Popularity's share in what is bought together, so that no pair is impossible. */
const TOGETHER_FLOOR = 0.02;

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
  /** What tells the types that are expected without a client's purchases; null: popularity does. */
  readonly #expectation: FlatWeights | null;

  constructor(tables: PersonalTables) {
    const { popularity, next, absent } = tables.sequence;
    const types = popularity.length;
    this.#tables = tables;
    this.#expectation = tables.expectation ? flatWeights(tables.expectation) : null;
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
    const types = this.#types;
    const own = ownHistory(evidence, types);
    const known = own.days > 0 ? 1 : 0;
    const used = known === 1 ? ROW_COUNT : HISTORY_FROM;
    const rows = new Float64Array(used * types);
    const places = [0];
    const values = [1];
    rows.set(this.#base, ROW_AT.popularity * types);
    rows.set(this.#segments[evidence.segment], ROW_AT.segment * types);
    rows.set(this.#drift, ROW_AT.drift * types);
    rows.set(this.#driftFast, ROW_AT.driftFast * types);
    this.#lifts.forEach((levels, trait) => {
      const place = evidence.levels[trait];
      if (place < 0) return;
      const lower = Math.floor(place);
      const part = place - lower;
      const [from, to] = [levels[lower], levels[lower + 1] ?? levels[lower]];
      const at = (ROW_AT.riskBand + trait) * types;
      for (let type = 0; type < types; type++) rows[at + type] = (1 - part) * from[type] + part * to[type];
      places.push(this.#levelsFrom[trait] + lower);
      values.push(1 - part);
      if (part === 0) return;
      places.push(this.#levelsFrom[trait] + lower + 1);
      values.push(part);
    });
    if (known === 1) {
      const expected = this.#expected({ rows, used: HISTORY_FROM, known: 0, many: 0, places, values });
      this.#readHistory(own, expected, evidence.asOf, rows, places, values);
    }
    return { rows, used, known, many: manyOf(own.days), places, values };
  }

  /** A share of each type: what clients like this one buy, whatever they bought before. */
  #expected(facts: Facts): ArrayLike<number> {
    if (!this.#expectation) return this.#tables.sequence.popularity;
    const scores = new Float64Array(this.#types);
    scoreInto(scores, facts, this.#expectation);
    softmaxInPlace(scores);
    return scores;
  }

  #readHistory(own: OwnHistory, expected: ArrayLike<number>, asOf: number, rows: Float64Array, places: number[], values: number[]): void {
    const types = this.#types;
    const { present, absent, popularity, again, ownStrength } = this.#tables.sequence;
    const { amounts, even, lately, last, held, newest } = own;
    const [sumAmounts, sumEven, sumLately] = [sumOf(amounts), sumOf(even), sumOf(lately)];
    const together = this.#together(amounts, sumAmounts);
    places.push(1);
    values.push(1);
    for (let type = 0; type < types; type++) {
      const share = popularity[type];
      const lift = (count: number, sum: number): number =>
        Math.log((again[type] * count + ownStrength * expected[type]) / ((sum + ownStrength) * expected[type]));
      rows[ROW_AT.own * types + type] = lift(amounts[type], sumAmounts);
      rows[ROW_AT.ownEven * types + type] = lift(even[type], sumEven);
      rows[ROW_AT.ownLately * types + type] = lift(lately[type], sumLately);
      rows[ROW_AT.together * types + type] = Math.log(((1 - TOGETHER_FLOOR) * together[type] + TOGETHER_FLOOR * share) / share);
      if (held[type] === 0) rows[ROW_AT.never * types + type] = 1;
      else rows[ROW_AT.since * types + type] = -Math.log1p((asOf - newest[type]) / SINCE_DAYS);
      let [here, missing, follows] = [0, this.#noneHeld[type], 0];
      for (let from = 0; from < types; from++) {
        if (held[from] === 0) continue;
        const after = last[from] * this.#next[from][type];
        if (from === type) rows[ROW_AT.again * types + type] = after;
        else {
          here += present[from][type];
          missing -= absent[from][type];
          follows += after;
        }
      }
      rows[ROW_AT.next * types + type] = follows;
      rows[ROW_AT.present * types + type] = here;
      rows[ROW_AT.absent * types + type] = missing;
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
