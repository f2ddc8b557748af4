import { FACT_AT, FACT_NAMES, FACT_ROWS, type FactName, ROW_COUNT } from '../model/fact-names.ts';
import type { ChoiceWeights } from '../model/model.ts';

/** The facts about one client. */
export interface Facts {
  /** `FACT_ROWS` × bond types, without the rows from `used` on. */
  readonly rows: Float64Array;
  readonly used: number;
  /** 1 for a client with a purchase. */
  readonly known: 0 | 1;
  /** How many purchase days the client has: 0 for one, 1 for eight. */
  readonly many: number;
  /** The facts that have a weight of their own for each type, sparse: their places and values. */
  readonly places: readonly number[];
  readonly values: readonly number[];
}

/** Weights as flat arrays. */
export interface FlatWeights {
  /** One per shared fact. */
  readonly shared: Float64Array;
  /** facts with weights of their own × bond types */
  readonly byType: Float64Array;
}

export const flatWeights = ({ shared, byType }: ChoiceWeights): FlatWeights => ({
  shared: Float64Array.from(FACT_NAMES, (name) => shared[name]),
  byType: Float64Array.from(byType.flat()),
});

const TRAITS: readonly string[] = ['riskBand', 'legalForm', 'age', 'totalInvested', 'averageYield', 'averageCoupon'];

const placesOf = (nameOf: (row: string) => string): Int32Array =>
  Int32Array.from(FACT_ROWS, (row) => FACT_AT[nameOf(row) as FactName] ?? -1);

/** The fact that each row is, the one that's the same for clients with a purchase only, and the one times how many purchase days; -1 if none. */
const PLAIN = placesOf((row) => row);
const KNOWN = placesOf((row) => (TRAITS.includes(row) ? 'traitsKnown' : `${row}Known`));
const MANY = placesOf((row) => `${row}Many`);

/** Writes what each row weighs for a client. */
export const weighRows = (into: Float64Array, { known, many, used }: Facts, shared: Float64Array): void => {
  for (let row = 0; row < used; row++) {
    let weight = shared[PLAIN[row]];
    if (known === 1) {
      if (KNOWN[row] >= 0) weight += shared[KNOWN[row]];
      if (MANY[row] >= 0) weight += many * shared[MANY[row]];
    }
    into[row] = weight;
  }
};

/** Adds a row's slope to those of the facts it stands for; also their curvatures, with squared factors. */
export const spreadRow = (slopes: Float64Array, row: number, slope: number, known: number, many: number): void => {
  slopes[PLAIN[row]] += slope;
  if (known === 0) return;
  if (KNOWN[row] >= 0) slopes[KNOWN[row]] += slope;
  if (MANY[row] >= 0) slopes[MANY[row]] += many * slope;
};

/** Writes each type's score: the sum of its weights times the facts. @param rowWeights room for one number per row */
export const scoreInto = (
  scores: Float64Array,
  facts: Facts,
  weights: FlatWeights,
  rowWeights: Float64Array = new Float64Array(ROW_COUNT),
): void => {
  const types = scores.length;
  const { rows, used, places, values } = facts;
  const { byType } = weights;
  weighRows(rowWeights, facts, weights.shared);
  scores.fill(0);
  let row = 0;
  // Four rows at a time: a sum is read and written once for all four.
  for (; row + 3 < used; row += 4) {
    const [a, b, c, d] = [row * types, (row + 1) * types, (row + 2) * types, (row + 3) * types];
    const [w, x, y, z] = [rowWeights[row], rowWeights[row + 1], rowWeights[row + 2], rowWeights[row + 3]];
    for (let type = 0; type < types; type++) {
      scores[type] += w * rows[a + type] + x * rows[b + type] + y * rows[c + type] + z * rows[d + type];
    }
  }
  for (; row < used; row++) {
    const from = row * types;
    const weight = rowWeights[row];
    for (let type = 0; type < types; type++) scores[type] += weight * rows[from + type];
  }
  for (let place = 0; place < places.length; place++) {
    const from = places[place] * types;
    const value = values[place];
    for (let type = 0; type < types; type++) scores[type] += value * byType[from + type];
  }
};

/** A score this far below the best still has a probability above 0, though no number of purchases would show it. */
const LOWEST = -700;

/** Turns scores into probabilities, in place. @returns the logarithm of the sum of e to the scores */
export const softmaxInPlace = (scores: Float64Array): number => {
  let most = scores[0];
  for (let type = 1; type < scores.length; type++) if (scores[type] > most) most = scores[type];
  let sum = 0;
  for (let type = 0; type < scores.length; type++) {
    scores[type] = Math.exp(Math.max(scores[type] - most, LOWEST));
    sum += scores[type];
  }
  for (let type = 0; type < scores.length; type++) scores[type] /= sum;
  return most + Math.log(sum);
};
