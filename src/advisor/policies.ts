import type { FittedFold } from './fit-fold.ts';
import { itemKnn } from './item-knn.ts';
import { PersonalPart } from './personal.ts';
import { predecessor } from './predecessor.ts';
import { PurchaseDays } from './purchase-days.ts';
import type { Random } from './random.ts';
import { softmax } from './softmax-policy.ts';
import { withPopularity } from './with-popularity.ts';

/** One way to foresee what a client buys next, fitted at one origin. */
export interface Policy {
  readonly name: string;
  /** One probability a type, sum one; they rank as well. */
  predict(client: number): Float64Array;
}

/** Makes a policy for one origin. `random` is for policies that draw. */
export type PolicyMaker = (fold: FittedFold, random: Random) => Policy;

/** Ours: the segment's values, corrected by the client's own history. */
export const advisor: PolicyMaker = ({ model, reader, segmentOf }) => {
  const part = new PersonalPart(model);
  return { name: 'advisor', predict: (client) => part.probabilities(reader.read(client, segmentOf[client] as number)) };
};

/** The Q-table alone. */
export const segmentQ: PolicyMaker = ({ model, segmentOf, popularity }) => {
  const rows = model.qTable.values.map((row) => withPopularity(Float64Array.from(row), popularity));
  return { name: 'segment-q', predict: (client) => rows[segmentOf[client] as number] as Float64Array };
};

/** A ranking drawn anew for each client; as good as uniform probabilities. */
export const randomPolicy: PolicyMaker = ({ popularity }, random) => ({
  name: 'random',
  predict: () => {
    // A spread too small to show in the log-loss decides the order.
    const noise = popularity.map(() => 1 + 1e-9 * random());
    const sum = noise.reduce((total, value) => total + value, 0);
    return noise.map((value) => value / sum);
  },
});

export const globalPopularity: PolicyMaker = ({ popularity }) => ({ name: 'global-popularity', predict: () => popularity });

export const segmentPopularityPolicy: PolicyMaker = ({ segmentPopularity, segmentOf }) => ({
  name: 'segment-popularity',
  predict: (client) => segmentPopularity[segmentOf[client] as number] as Float64Array,
});

/** What the client has put most money into, by amount; popularity where there is nothing. */
export const ownMostBought: PolicyMaker = ({ book, columns, popularity }) => {
  const days = new PurchaseDays(book);
  return {
    name: 'own-most-bought',
    predict: (client) => {
      const amounts = new Float64Array(popularity.length);
      days.start(client, columns.asOf);
      while (days.next()) {
        for (let place = 0; place < days.size; place++) {
          const type = days.types[place] as number;
          amounts[type] = (amounts[type] as number) + (days.amountOfType[type] as number);
        }
      }
      return withPopularity(amounts, popularity);
    },
  };
};

/** What the client bought on the last purchase day, by amount; popularity where there is none. */
export const lastBought: PolicyMaker = ({ book, columns, popularity }) => {
  const days = new PurchaseDays(book);
  return {
    name: 'last-bought',
    predict: (client) => {
      const amounts = new Float64Array(popularity.length);
      days.start(client, columns.asOf);
      while (days.next()) {
        amounts.fill(0);
        for (let place = 0; place < days.size; place++) amounts[days.types[place] as number] = days.amountShare(place);
      }
      return withPopularity(amounts, popularity);
    },
  };
};

/** In the order in which they are reported. */
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
