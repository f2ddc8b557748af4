import { dayOfRow } from '../../src/advisor/book/profile-columns.ts';
import { PurchaseDays } from '../../src/advisor/book/purchase-days.ts';
import type { FittedFold } from '../../src/advisor/measure/fit-fold.ts';
import type { PolicyMaker, Question } from '../../src/advisor/measure/policies.ts';
import { withPopularity } from '../../src/advisor/measure/with-popularity.ts';
import { PSEUDO_ROUNDS } from '../../src/advisor/values/learn-values.ts';
import { QLearner } from '../../src/advisor/values/q-learning.ts';

export interface SequenceSettings {
  /** γ: what a purchase one step later is worth now. */
  readonly discount: number;
  /** Whether the state is the segment and the last purchase's largest type, or the segment alone. */
  readonly remembersLastType: boolean;
}

/** A Q-table over sequence states, and each client's current state. */
export interface LearnedSequence {
  readonly learner: QLearner;
  readonly stateOf: (client: number, question: Question) => number;
}

/**
 * A Q-table with transitions between states, to compare with the shipped one. In every purchase round each type is an action. A type that
 * was bought gets reward 1 and leads to the state after the purchase; a type that wasn't gets 0 and ends the episode. So Q(s,a) = P(a is
 * bought | s) · (1 + γ max Q(s′,·)). With γ = 0 and without the last type it's the shipped table.
 */
export const learnSequence = (fold: FittedFold, { discount, remembersLastType }: SequenceSettings): LearnedSequence => {
  const { book, columns, segmentOf, model } = fold;
  const types = book.bondTypes.length;
  const wholeBook = model.qTable.wholeBook;
  const lasts = remembersLastType ? types + 1 : 1;
  const states = model.qTable.values.length * lasts;
  const stateOf = (client: number, last: number): number => (segmentOf[client] as number) * lasts + (remembersLastType ? last : 0);
  const learner = new QLearner({
    states,
    actions: types,
    discount,
    pseudoRounds: PSEUDO_ROUNDS,
    initialValue: (_, type) => (wholeBook[type] as number) / (1 - discount * Math.max(...wholeBook)),
  });
  for (let client = 0; client < columns.clients; client++) learnClient(fold, client, learner, stateOf);
  return {
    learner,
    stateOf: (client, question) => (question.segmentOf[client] as number) * lasts + (remembersLastType ? lastTypeOf(question, client) : 0),
  };
};

/** A sequence table as a policy; values are normalised to probabilities. */
export const sequencePolicy =
  (settings: SequenceSettings): PolicyMaker =>
  (fold) => {
    const { learner, stateOf } = learnSequence(fold, settings);
    return {
      name: `γ ${settings.discount}, ${settings.remembersLastType ? '(segment, last type)' : 'segment'}`,
      predict: (client, question) => withPopularity(Float64Array.from(learner.valuesOf(stateOf(client, question))), fold.popularity),
    };
  };

/** 1 + the largest type of the client's last purchase day, or 0 without one. */
const lastTypeOf = ({ book, columns }: Question, client: number): number => {
  const days = new PurchaseDays(book);
  let last = 0;
  for (days.start(client, dayOfRow(columns, client)); days.next(); ) last = 1 + largestOf(days);
  return last;
};

const largestOf = (days: PurchaseDays): number => {
  let largest = days.types[0] as number;
  for (let place = 1; place < days.size; place++) {
    const type = days.types[place] as number;
    if ((days.amountOfType[type] as number) > (days.amountOfType[largest] as number)) largest = type;
  }
  return largest;
};

/** Learns a client's rounds in time order. */
const learnClient = (
  { book, columns }: FittedFold,
  client: number,
  learner: QLearner,
  stateOf: (client: number, last: number) => number,
): void => {
  const days = new PurchaseDays(book);
  const bought = new Uint8Array(book.bondTypes.length);
  let last = 0;
  days.start(client, columns.asOf);
  while (days.next()) {
    for (let place = 0; place < days.size; place++) bought[days.types[place] as number] = 1;
    const state = stateOf(client, last);
    bought.forEach((was, type) => {
      learner.learn(state, type, was, was === 1 ? stateOf(client, 1 + type) : null);
    });
    bought.fill(0);
    last = 1 + largestOf(days);
  }
};
