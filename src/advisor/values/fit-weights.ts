import type { FactName } from '../model/fact-names.ts';
import { type FlatWeights, scoreInto, softmaxInPlace } from './choice.ts';
import { FACT_AT, FACT_COUNT, type Facts } from './facts.ts';
import { minimise } from './minimise.ts';

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
  /** Facts that may not weigh anything. */
  readonly without?: readonly FactName[];
}

/** The weights at a point of the search: first the shared ones. */
export const weightsAt = (point: Float64Array): FlatWeights => ({
  shared: point.subarray(0, FACT_COUNT),
  byType: point.subarray(FACT_COUNT),
});

/** The point without a case. */
export const startOf = ({ types, width, without = [] }: FitProblem): Float64Array => {
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
  const { cases, types, without = [] } = problem;
  const centre = startOf(problem);
  const hold = centre.map((_, at) => (at >= FACT_COUNT ? strengths.byType : strengths.shared * (PRIOR_WEIGHTS[at] > 0 ? CORE : 1)));
  // Steps are about as long in each direction if each weight is measured by the loss's curvature along it.
  const scale = curvatures(problem).map((value, at) => 1 / Math.sqrt(value + hold[at]));
  for (const fact of without) scale[FACT_AT[fact]] = 0;
  const point = new Float64Array(from.length);
  const weights = weightsAt(point);
  const slopes = new Float64Array(from.length);
  const scores = new Float64Array(types);
  const moveTo = (scaled: Float64Array): void => {
    for (let at = 0; at < point.length; at++) point[at] = centre[at] + scaled[at] * scale[at];
  };
  const found = minimise(
    (scaled, gradient) => {
      moveTo(scaled);
      slopes.fill(0);
      let loss = 0;
      for (const one of cases) loss += addCase(one, weights, scores, slopes);
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
const addCase = ({ facts, types, shares, weight }: Case, weights: FlatWeights, scores: Float64Array, slopes: Float64Array): number => {
  const count = scores.length;
  let loss = 0;
  scoreInto(scores, facts, weights);
  for (let k = 0; k < types.length; k++) loss -= shares[k] * scores[types[k]];
  loss += softmaxInPlace(scores);
  for (let k = 0; k < types.length; k++) scores[types[k]] -= shares[k];
  const { shared, used, places, values } = facts;
  for (let type = 0, from = 0; type < count; type++, from += FACT_COUNT) {
    const error = weight * scores[type];
    for (let fact = 0; fact < used; fact++) slopes[fact] += error * shared[from + fact];
    scores[type] = error;
  }
  for (let place = 0; place < places.length; place++) {
    const from = FACT_COUNT + places[place] * count;
    const value = values[place];
    for (let type = 0; type < count; type++) slopes[from + type] += value * scores[type];
  }
  return weight * loss;
};

/** The curvature of the loss along each weight if every type were equally likely. */
const curvatures = ({ cases, types, width }: FitProblem): Float64Array => {
  const curvature = new Float64Array(FACT_COUNT + width * types);
  const ofType = (1 / types) * (1 - 1 / types);
  for (const { facts, weight } of cases) {
    const { shared, places, values } = facts;
    for (let fact = 0; fact < FACT_COUNT; fact++) {
      let [sum, squares] = [0, 0];
      for (let cell = fact; cell < shared.length; cell += FACT_COUNT) {
        sum += shared[cell];
        squares += shared[cell] ** 2;
      }
      curvature[fact] += (weight * Math.max(0, squares - (sum * sum) / types)) / types;
    }
    for (let place = 0; place < places.length; place++) {
      const from = FACT_COUNT + places[place] * types;
      for (let type = 0; type < types; type++) curvature[from + type] += weight * ofType * values[place] ** 2;
    }
  }
  return curvature;
};
