import { type MinimiseOptions, minimise } from '../minimise.ts';

export interface SoftmaxExamples {
  /** examples × width */
  readonly features: Float64Array;
  readonly width: number;
  /** examples × classes: each row sums to one (a single 1 if one class is the answer). */
  readonly shares: Float64Array;
  readonly classes: number;
}

/** A fitted multinomial logistic regression. */
export interface SoftmaxFit {
  readonly width: number;
  readonly classes: number;
  /** The classes with a share in some example, ascending. */
  readonly answered: Int32Array;
  /** answered classes × (width + 1), with the intercept last. */
  readonly weights: Float64Array;
}

/** scikit-learn's defaults. */
const DEFAULT_STOP: MinimiseOptions = { steps: 100, tolerance: 1e-4 };

/**
 * Multinomial logistic regression: the weights W and intercepts b of softmax(W x + b) that minimise
 * ½ ‖W‖² + C · Σ examples Σ classes −share · ln p, with free intercepts (Hastie, Tibshirani & Friedman 2009, 4.4; like scikit-learn's
 * LogisticRegression). A class without a share in any example has probability 0.
 * @param strength C: the larger, the less the weights shrink towards 0
 */
export const fitSoftmax = (examples: SoftmaxExamples, strength: number, stop = DEFAULT_STOP): SoftmaxFit => {
  const { width, shares, classes } = examples;
  const row = width + 1;
  const rows = sparseRows(examples.features, width);
  const answered = Int32Array.from({ length: classes }, (_, type) => type).filter((type) =>
    shares.some((share, at) => at % classes === type && share > 0),
  );
  const probabilities = new Float64Array(answered.length);
  const objective = (weights: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    gradient.fill(0);
    rows.forEach(({ columns, values }, example) => {
      const logSum = softmaxOf(weights, columns, values, row, probabilities);
      answered.forEach((type, place) => {
        const share = shares[example * classes + type];
        const probability = probabilities[place];
        const error = strength * (probability - share);
        const at = place * row;
        if (share > 0) loss -= strength * share * (scoreOf(weights, at, columns, values, width) - logSum);
        for (let held = 0; held < columns.length; held++) {
          const column = at + columns[held];
          gradient[column] += error * values[held];
        }
        gradient[at + width] += error;
      });
    });
    for (let place = 0; place < answered.length; place++) {
      for (let column = 0, at = place * row; column < width; column++, at++) {
        const weight = weights[at];
        loss += 0.5 * weight ** 2;
        gradient[at] += weight;
      }
    }
    return loss;
  };
  return { width, classes, answered, weights: minimise(objective, new Float64Array(answered.length * row), stop) };
};

/** Probabilities of the classes for one row of features; sum to one. */
export const predictSoftmax = ({ width, classes, answered, weights }: SoftmaxFit, features: Float64Array): Float64Array => {
  const probabilities = new Float64Array(classes);
  const ofAnswered = new Float64Array(answered.length);
  const [row] = sparseRows(features, width);
  softmaxOf(weights, row?.columns ?? new Int32Array(0), row?.values ?? new Float64Array(0), width + 1, ofAnswered);
  answered.forEach((type, place) => {
    probabilities[type] = ofAnswered[place];
  });
  return probabilities;
};

/** A row without its zeros: most clients hold few types. */
interface SparseRow {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

const sparseRows = (features: Float64Array, width: number): SparseRow[] =>
  Array.from({ length: features.length / width }, (_, at) => {
    const row = features.subarray(at * width, (at + 1) * width);
    const columns = Int32Array.from(row.keys()).filter((column) => row[column] !== 0);
    return { columns, values: Float64Array.from(columns, (column) => row[column]) };
  });

const scoreOf = (weights: Float64Array, at: number, columns: Int32Array, values: Float64Array, width: number): number => {
  let score = weights[at + width];
  for (let held = 0; held < columns.length; held++) score += weights[at + columns[held]] * values[held];
  return score;
};

/** Writes the softmax of the scores into `into` and returns the logarithm of the sum of their exponentials. */
const softmaxOf = (weights: Float64Array, columns: Int32Array, values: Float64Array, row: number, into: Float64Array): number => {
  let most = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < into.length; place++) {
    into[place] = scoreOf(weights, place * row, columns, values, row - 1);
    most = Math.max(most, into[place]);
  }
  let sum = 0;
  for (let place = 0; place < into.length; place++) {
    into[place] = Math.exp(into[place] - most);
    sum += into[place];
  }
  for (let place = 0; place < into.length; place++) into[place] /= sum;
  return most + Math.log(sum);
};
