/** A function to minimise: returns its value at a point and writes its gradient into `gradient`. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

export interface MinimiseOptions {
  /** The most steps. */
  readonly steps: number;
  /** Stops when no component of the gradient is larger. */
  readonly tolerance: number;
}

const MEMORY = 8;
const SUFFICIENT = 1e-4;
const SHORTEST_STEP = 1e-12;

interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly curvature: number;
}

/**
 * The minimum of a smooth convex function: L-BFGS with eight pairs and backtracking steps (Nocedal & Wright 2006, algorithms 7.4 and 3.1).
 * Deterministic.
 */
export const minimise = (objective: Objective, start: Float64Array, { steps, tolerance }: MinimiseOptions): Float64Array => {
  let point: Float64Array = start.slice();
  let gradient: Float64Array = new Float64Array(start.length);
  let value = objective(point, gradient);
  const pairs: Pair[] = [];
  for (let step = 0; step < steps && largest(gradient) > tolerance; step++) {
    const direction = descent(gradient, pairs);
    const slope = dot(direction, gradient);
    // Without a pair yet, the gradient gives the direction but not the length.
    let length = pairs.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let next = along(point, direction, length);
    const nextGradient = new Float64Array(start.length);
    let nextValue = objective(next, nextGradient);
    while (!(nextValue <= value + SUFFICIENT * length * slope)) {
      length /= 2;
      if (length < SHORTEST_STEP) return point;
      next = along(point, direction, length);
      nextValue = objective(next, nextGradient);
    }
    const moved = next.map((coordinate, at) => coordinate - point[at]);
    const change = nextGradient.map((slopeThere, at) => slopeThere - gradient[at]);
    const curvature = dot(moved, change);
    if (curvature > 0) pairs.push({ step: moved, change, curvature });
    if (pairs.length > MEMORY) pairs.shift();
    [point, gradient, value] = [next, nextGradient, nextValue];
  }
  return point;
};

/** The descent direction: minus the gradient times the inverse Hessian estimated from the pairs. */
const descent = (gradient: Float64Array, pairs: readonly Pair[]): Float64Array => {
  const direction = gradient.map((slope) => -slope);
  const factors = new Float64Array(pairs.length);
  for (let at = pairs.length - 1; at >= 0; at--) {
    const { step, change, curvature } = pairs[at];
    factors[at] = dot(step, direction) / curvature;
    add(direction, change, -factors[at]);
  }
  const last = pairs.at(-1);
  if (last) {
    const scale = last.curvature / dot(last.change, last.change);
    for (let at = 0; at < direction.length; at++) direction[at] *= scale;
  }
  pairs.forEach(({ step, change, curvature }, at) => {
    add(direction, step, factors[at] - dot(change, direction) / curvature);
  });
  return direction;
};

const along = (point: Float64Array, direction: Float64Array, length: number): Float64Array =>
  point.map((coordinate, at) => coordinate + length * direction[at]);

const add = (to: Float64Array, numbers: Float64Array, factor: number): void => {
  for (let at = 0; at < to.length; at++) to[at] += factor * numbers[at];
};

const dot = (left: Float64Array, right: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += left[at] * right[at];
  return sum;
};

const largest = (numbers: Float64Array): number => {
  let most = 0;
  for (const value of numbers) most = Math.max(most, Math.abs(value));
  return most;
};
