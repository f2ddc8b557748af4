import { heldOutAtTheEnd, heldOutInTime } from '../book/folds.ts';
import { seededRandom } from '../random.ts';
import { fitFeatures } from '../segments/features.ts';
import { type Examples, examplesOf, rowOfQuestion, someExamples } from './examples.ts';
import type { FittedFold } from './fit-fold.ts';
import { logLossOf } from './metrics.ts';
import type { PolicyMaker } from './policies.ts';
import { fitSoftmax, predictSoftmax, type SoftmaxFit } from './softmax-regression.ts';
import { withPopularity } from './with-popularity.ts';

/** Shares of the purchases before the days the examples predict from. */
const EXAMPLE_ORIGINS = [0.5, 0.65, 0.8] as const;
const EXAMPLES_AN_ORIGIN = 2000;
/** scikit-learn's default. */
const STRENGTH = 1;
/** What C is tuned over. */
const STRENGTHS = [0.003, 0.01, 0.03, 0.1, 0.3, 1] as const;

const policyOf = (
  name: string,
  { columns, popularity }: FittedFold,
  examples: Examples,
  learn: () => SoftmaxFit,
): ReturnType<PolicyMaker> => {
  if (examples.shares.length === 0) return { name, predict: () => popularity };
  const fitted = learn();
  const rowOf = rowOfQuestion(fitFeatures(columns));
  // A type in no example may have a probability that rounds to 0.
  return { name, predict: (client, question) => withPopularity(predictSoftmax(fitted, rowOf(client, question)), popularity) };
};

/**
 * Multinomial logistic regression on the profile and the purchases: each type's share of the client's purchase days and of the last one.
 * Learned from each client's first purchase after each of three days before the origin. Popularity without an example.
 */
export const softmax: PolicyMaker = (fold, random) => {
  const { book, columns } = fold;
  const examples = examplesOf(book, heldOutInTime(book, columns.asOf, EXAMPLE_ORIGINS, EXAMPLES_AN_ORIGIN, random), fitFeatures(columns));
  return policyOf('softmax', fold, examples, () => fitSoftmax(examples, STRENGTH));
};

/** Examples as the advisor has them: first purchases after three days, and each client's last ones. */
export const examplesOfFold = ({ book, columns }: FittedFold): Examples => {
  const random = seededRandom(1);
  const heldOut = [
    ...heldOutInTime(book, columns.asOf, EXAMPLE_ORIGINS, EXAMPLES_AN_ORIGIN / 2, random),
    ...heldOutAtTheEnd(book, columns.asOf, 1, EXAMPLES_AN_ORIGIN / 2, random),
  ];
  return examplesOf(book, heldOut, fitFeatures(columns));
};

/** The same with C chosen on a third of the clients, and each client's last purchases among the examples. */
export const softmaxTuned: PolicyMaker = (fold) => {
  const examples = examplesOfFold(fold);
  return policyOf('softmax-tuned', fold, examples, () => {
    const held = someExamples(examples, (client) => client % 3 === 0);
    const rest = someExamples(examples, (client) => client % 3 !== 0);
    let best = { loss: Number.POSITIVE_INFINITY, strength: STRENGTH as number };
    for (const strength of rest.clients.length > 0 ? STRENGTHS : []) {
      const fit = fitSoftmax(rest, strength);
      let loss = 0;
      held.clients.forEach((_, at) => {
        const row = held.features.subarray(at * held.width, (at + 1) * held.width);
        const probabilities = withPopularity(predictSoftmax(fit, row), fold.popularity);
        loss += logLossOf(probabilities, held.shares.subarray(at * held.classes, (at + 1) * held.classes));
      });
      if (loss < best.loss) best = { loss, strength };
    }
    return fitSoftmax(examples, best.strength);
  });
};
