import { minimise } from '../minimise.ts';
import { FACT_AT, FACT_COUNT, type FactName, ROW_COUNT } from '../model/fact-names.ts';
import { type Facts, type FlatWeights, scoreInto, softmaxInPlace, spreadRow } from './choice.ts';

/** A held-out purchase: the facts about the client before it, and what was bought. */
export interface Case {
  readonly facts: Facts;
  readonly types: readonly number[];
  /** Each type's share of the amount, in the order of `types`; sums to one. */
  readonly shares: readonly number[];
  /** What it counts for. */
  readonly weight: number;
}

/** How strongly weights are held where they'd be without a case. */
export interface Strengths {
  readonly shared: number;
  readonly byType: number;
}

/** A slope, in nats along a direction measured by the loss's curvature, that's as good as none. */
const TOLERANCE = 0.03;

/** Where weights are without a case: the segment's shares, corrected by the client's own purchases. */
const CENTRES: Partial<Record<FactName, number>> = { popularity: 1, segment: 1, own: 1 };
/** How many times as strongly those are held. */
const CORE = 3;

export const PRIOR_WEIGHTS: Float64Array = new Float64Array(FACT_COUNT);
for (const [name, centre] of Object.entries(CENTRES)) PRIOR_WEIGHTS[FACT_AT[name as FactName]] = centre;

export interface FitProblem {
  readonly cases: readonly Case[];
  readonly types: number;
  /** The number of facts with weights of their own for each type. */
  readonly width: number;
  /** The loss's curvature along each weight. */
  readonly curvatures: Float64Array;
  /** Facts that may not weigh anything. */
  readonly without?: readonly FactName[];
}

/** The weights at a point of the search: first the shared ones. */
export const weightsAt = (point: Float64Array): FlatWeights => ({
  shared: point.subarray(0, FACT_COUNT),
  byType: point.subarray(FACT_COUNT),
});

/** The point without a case. */
export const startOf = ({ types, width, without = [] }: Pick<FitProblem, 'types' | 'width' | 'without'>): Float64Array => {
  const point = new Float64Array(FACT_COUNT + width * types);
  point.set(PRIOR_WEIGHTS);
  for (const fact of without) point[FACT_AT[fact]] = 0;
  return point;
};

/**
 * The weights under which the cases are likeliest, with Gaussian priors: a conditional logit (McFadden 1974). Convex, so there is one answer.
 * @param from where the search begins
 */
export const fitWeights = (problem: FitProblem, strengths: Strengths, from: Float64Array, steps: number): Float64Array => {
  const { cases, types, curvatures, without = [] } = problem;
  const centre = startOf(problem);
  const hold = centre.map((_, at) => (at >= FACT_COUNT ? strengths.byType : strengths.shared * (PRIOR_WEIGHTS[at] > 0 ? CORE : 1)));
  // Steps are about as long in each direction if each weight is measured by the loss's curvature along it.
  const scale = curvatures.map((value, at) => 1 / Math.sqrt(value + hold[at]));
  for (const fact of without) scale[FACT_AT[fact]] = 0;
  const point = new Float64Array(from.length);
  const weights = weightsAt(point);
  const slopes = new Float64Array(from.length);
  const scores = new Float64Array(types);
  const rowWeights = new Float64Array(ROW_COUNT);
  const moveTo = (scaled: Float64Array): void => {
    for (let at = 0; at < point.length; at++) point[at] = centre[at] + scaled[at] * scale[at];
  };
  const found = minimise(
    (scaled, gradient) => {
      moveTo(scaled);
      slopes.fill(0);
      let loss = 0;
      for (const one of cases) loss += addCase(one, weights, scores, rowWeights, slopes);
      for (let at = 0; at < point.length; at++) {
        const off = point[at] - centre[at];
        loss += 0.5 * hold[at] * off * off;
        gradient[at] = (slopes[at] + hold[at] * off) * scale[at];
      }
      return loss;
    },
    from.map((value, at) => (scale[at] === 0 ? 0 : (value - centre[at]) / scale[at])),
    { steps, tolerance: TOLERANCE },
  );
  moveTo(found);
  return point;
};

/** Adds a case's slopes and returns its loss. */
const addCase = (one: Case, weights: FlatWeights, scores: Float64Array, rowWeights: Float64Array, slopes: Float64Array): number => {
  const { facts, types: bought, shares, weight } = one;
  const types = scores.length;
  let loss = 0;
  scoreInto(scores, facts, weights, rowWeights);
  for (let k = 0; k < bought.length; k++) loss -= shares[k] * scores[bought[k]];
  loss += softmaxInPlace(scores);
  for (let k = 0; k < bought.length; k++) scores[bought[k]] -= shares[k];
  const { rows, used, known, many, places, values } = facts;
  for (let type = 0; type < types; type++) scores[type] *= weight;
  let row = 0;
  for (; row + 1 < used; row += 2) {
    const [a, b] = [row * types, (row + 1) * types];
    let [first, second] = [0, 0];
    for (let type = 0; type < types; type++) {
      const error = scores[type];
      first += error * rows[a + type];
      second += error * rows[b + type];
    }
    spreadRow(slopes, row, first, known, many);
    spreadRow(slopes, row + 1, second, known, many);
  }
  for (let place = 0; place < places.length; place++) {
    const from = FACT_COUNT + places[place] * types;
    const value = values[place];
    for (let type = 0; type < types; type++) slopes[from + type] += value * scores[type];
  }
  return weight * loss;
};

/** The curvature of the loss along each weight if every type were equally likely. */
export const curvaturesOf = (cases: readonly Case[], types: number, width: number): Float64Array => {
  const curvatures = new Float64Array(FACT_COUNT + width * types);
  const ofType = (1 / types) * (1 - 1 / types);
  for (const { facts, weight } of cases) {
    const { rows, used, known, many, places, values } = facts;
    for (let row = 0; row < used; row++) {
      let [sum, squares] = [0, 0];
      for (let at = row * types; at < (row + 1) * types; at++) {
        sum += rows[at];
        squares += rows[at] ** 2;
      }
      spreadRow(curvatures, row, (weight * Math.max(0, squares - (sum * sum) / types)) / types, known, many ** 2);
    }
    for (let place = 0; place < places.length; place++) {
      const from = FACT_COUNT + places[place] * types;
      for (let type = 0; type < types; type++) curvatures[from + type] += weight * ofType * values[place] ** 2;
    }
  }
  return curvatures;
};
