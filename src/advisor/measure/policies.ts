import { PurchaseDays } from '../book/purchase-days.ts';
import type { Random } from '../random.ts';
import { PersonalPart } from '../values/personal.ts';
import type { FittedFold } from './fit-fold.ts';
import { itemKnn } from './item-knn.ts';
import { predecessor } from './predecessor.ts';
import { softmax } from './softmax-policy.ts';
import { withPopularity } from './with-popularity.ts';

/** A way to predict what a client buys next, fitted at an origin. */
export interface Policy {
  readonly name: string;
  /** One probability per type, sum one; they also rank the types. */
  predict(client: number): Float64Array;
}

/** Makes a policy for an origin. `random` is for policies that draw. */
export type PolicyMaker = (fold: FittedFold, random: Random) => Policy;

/** The product's own policy: the segment's values, corrected by the client's history. */
export const advisor: PolicyMaker = ({ model, reader, segmentOf }) => {
  const part = new PersonalPart(model);
  return { name: 'advisor', predict: (client) => part.probabilities(reader.read(client, segmentOf[client])) };
};

/** The Q-table alone. */
export const segmentQ: PolicyMaker = ({ model, segmentOf, popularity }) => {
  const rows = model.qTable.values.map((row) => withPopularity(Float64Array.from(row), popularity));
  return { name: 'segment-q', predict: (client) => rows[segmentOf[client]] };
};

/** A random ranking for each client, with practically uniform probabilities. */
export const randomPolicy: PolicyMaker = ({ popularity }, random) => ({
  name: 'random',
  predict: () => {
    // The noise decides the order but is too small to show in the log-loss.
    const noise = popularity.map(() => 1 + 1e-9 * random());
    const sum = noise.reduce((total, value) => total + value, 0);
    return noise.map((value) => value / sum);
  },
});

export const globalPopularity: PolicyMaker = ({ popularity }) => ({ name: 'global-popularity', predict: () => popularity });

export const segmentPopularityPolicy: PolicyMaker = ({ segmentPopularity, segmentOf }) => ({
  name: 'segment-popularity',
  predict: (client) => segmentPopularity[segmentOf[client]],
});

/** The types the client bought, by amount; popularity without a purchase. */
export const ownMostBought: PolicyMaker = ({ book, columns, popularity }) => {
  const days = new PurchaseDays(book);
  return {
    name: 'own-most-bought',
    predict: (client) => {
      const amounts = new Float64Array(popularity.length);
      days.start(client, columns.asOf);
      while (days.next()) {
        for (let place = 0; place < days.size; place++) {
          const type = days.types[place];
          amounts[type] += days.amountOfType[type];
        }
      }
      return withPopularity(amounts, popularity);
    },
  };
};

/** The types of the client's last purchase day, by amount; popularity without a purchase. */
export const lastBought: PolicyMaker = ({ book, columns, popularity }) => {
  const days = new PurchaseDays(book);
  return {
    name: 'last-bought',
    predict: (client) => {
      const amounts = new Float64Array(popularity.length);
      days.start(client, columns.asOf);
      while (days.next()) {
        amounts.fill(0);
        for (let place = 0; place < days.size; place++) amounts[days.types[place]] = days.amountShare(place);
      }
      return withPopularity(amounts, popularity);
    },
  };
};

/** In the order they're reported. */
export const POLICIES: readonly PolicyMaker[] = [
  advisor,
  segmentQ,
  randomPolicy,
  globalPopularity,
  segmentPopularityPolicy,
  ownMostBought,
  lastBought,
  itemKnn,
  softmax,
  predecessor,
];
