import { readFileSync } from 'node:fs';
import test from 'ava';
import { fitSoftmax, predictSoftmax } from '../../../src/advisor/measure/softmax-regression.ts';
import { minimise } from '../../../src/advisor/minimise.ts';

interface Case {
  readonly name: string;
  readonly features: readonly number[][];
  readonly labels: readonly number[];
  readonly classes: number;
  readonly strength: number;
  readonly coefficients: readonly number[][];
  readonly asked: readonly number[][];
  readonly probabilities: readonly number[][];
}

/** scikit-learn's results, written by test/fixtures/softmax-regression.py. */
const cases = JSON.parse(readFileSync('test/fixtures/softmax-regression.json', 'utf8')) as Case[];

const EXACT = { steps: 2000, tolerance: 1e-9 };
const near = (left: number | undefined, right: number | undefined) => Math.abs((left ?? Number.NaN) - (right ?? Number.NaN)) < 1e-5;

for (const { name, features, labels, classes, strength, coefficients, asked, probabilities } of cases) {
  const width = features[0]?.length ?? 0;
  const shares = Float64Array.from({ length: labels.length * classes }, (_, at) =>
    labels[Math.floor(at / classes)] === at % classes ? 1 : 0,
  );
  const fit = fitSoftmax({ features: Float64Array.from(features.flat()), width, shares, classes }, strength, EXACT);

  test(`weights and probabilities are those of scikit-learn: ${name}`, (t) => {
    coefficients.forEach((row, type) => {
      row.forEach((weight, column) => {
        t.true(near(fit.weights[type * (width + 1) + column], weight), `${type}, ${column}`);
      });
    });
    asked.forEach((row, at) => {
      const predicted = predictSoftmax(fit, Float64Array.from(row));
      t.true(predicted.every((probability, type) => near(probability, probabilities[at]?.[type])));
    });
  });
}

test('an answer shared by two classes counts as half an answer for each', (t) => {
  const features = Float64Array.of(1, 1, -1);
  const split = fitSoftmax({ features: Float64Array.of(1, -1), width: 1, shares: Float64Array.of(0.5, 0.5, 1, 0), classes: 2 }, 2, EXACT);
  const doubled = fitSoftmax({ features, width: 1, shares: Float64Array.of(1, 0, 0, 1, 1, 0), classes: 2 }, 1, EXACT);
  const halves = fitSoftmax(
    { features: Float64Array.of(1, 1, -1, -1), width: 1, shares: Float64Array.of(1, 0, 0, 1, 1, 0, 1, 0), classes: 2 },
    1,
    EXACT,
  );
  t.true(split.weights.every((weight, at) => near(weight, halves.weights[at])));
  t.false(split.weights.every((weight, at) => near(weight, doubled.weights[at])));
});

test('a bowl is followed to its bottom, the valley of Rosenbrock too', (t) => {
  const bowl = minimise(
    ([x = 0, y = 0], gradient) => {
      gradient[0] = 2 * (x - 3);
      gradient[1] = 20 * (y + 1);
      return (x - 3) ** 2 + 10 * (y + 1) ** 2;
    },
    Float64Array.of(50, 50),
    { steps: 100, tolerance: 1e-9 },
  );
  t.true(near(bowl[0], 3) && near(bowl[1], -1));
  const valley = minimise(
    ([x = 0, y = 0], gradient) => {
      gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
      gradient[1] = 200 * (y - x * x);
      return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    },
    Float64Array.of(-1.2, 1),
    { steps: 1000, tolerance: 1e-8 },
  );
  t.true(near(valley[0], 1) && near(valley[1], 1));
});

test('a class without a share in any example has probability 0', (t) => {
  const fit = fitSoftmax({ features: Float64Array.of(1, -1), width: 1, shares: Float64Array.of(1, 0, 0, 0, 0, 1), classes: 3 }, 1, EXACT);
  const probabilities = predictSoftmax(fit, Float64Array.of(0));
  t.deepEqual(
    Array.from(probabilities, (value) => value.toFixed(6)),
    ['0.500000', '0.000000', '0.500000'],
  );
});
