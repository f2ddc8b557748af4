import type { Book } from '../book/book.ts';
import { dayOfRow, type ProfileColumns } from '../book/profile-columns.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { Random } from '../random.ts';
import { type Evidence, EvidenceReader, withoutHistory } from '../values/evidence.ts';
import { type PersonalModel, PersonalPart } from '../values/personal.ts';
import { ease } from './ease.ts';
import type { FittedFold } from './fit-fold.ts';
import { itemKnn } from './item-knn.ts';
import { predecessor } from './predecessor.ts';
import { softmax, softmaxTuned } from './softmax-policy.ts';
import { withPopularity } from './with-popularity.ts';

/** A way to predict what a client buys next, fitted at an origin. */
export interface Policy {
  readonly name: string;
  /** One probability per type, sum one; they also rank the types. */
  predict(client: number, question: Question): Float64Array;
}

/** Clients as of the day they're asked about. */
export interface Question {
  readonly book: Book;
  readonly columns: ProfileColumns;
  /** One segment per client. */
  readonly segmentOf: Int32Array;
}

/** Makes a policy for an origin. `random` is for policies that draw. */
export type PolicyMaker = (fold: FittedFold, random: Random) => Policy;

/** The product's own policy: what the segment buys, corrected by the client's traits and history. */
export const advisor: PolicyMaker = ({ model }) => personalPolicy('advisor', model);

/** The same for a client whose history nobody knows, with the segments and without. Not compared with the others. */
export const tableAndTraits: PolicyMaker = ({ model }) => personalPolicy('table-and-traits', model, withoutHistory);
export const traitsAlone: PolicyMaker = ({ withoutSegments }) => personalPolicy('traits-alone', withoutSegments, withoutHistory);

const personalPolicy = (name: string, model: PersonalModel, seen = (evidence: Evidence): Evidence => evidence): Policy => {
  const part = new PersonalPart(model);
  const readers = new WeakMap<Question, EvidenceReader>();
  return {
    name,
    predict: (client, question) => {
      const { book, columns, segmentOf } = question;
      const reader =
        readers.get(question) ?? new EvidenceReader(book, columns, { bondTypes: book.bondTypes, traits: model.personal.traits });
      readers.set(question, reader);
      return part.probabilities(seen(reader.read(client, segmentOf[client])));
    },
  };
};

/** The Q-table alone. */
export const segmentQ: PolicyMaker = ({ model, popularity }) => {
  const rows = model.qTable.values.map((row) => withPopularity(Float64Array.from(row), popularity));
  return { name: 'segment-q', predict: (client, { segmentOf }) => rows[segmentOf[client]] };
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

export const segmentPopularityPolicy: PolicyMaker = ({ segmentPopularity }) => ({
  name: 'segment-popularity',
  predict: (client, { segmentOf }) => segmentPopularity[segmentOf[client]],
});

/** The types the client bought, by amount; popularity without a purchase. */
export const ownMostBought: PolicyMaker = ({ popularity }) => {
  return {
    name: 'own-most-bought',
    predict: (client, { book, columns }) => {
      const days = new PurchaseDays(book);
      const amounts = new Float64Array(popularity.length);
      days.start(client, dayOfRow(columns, client));
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

/** Purchases of popularity that the smoothed history is mixed with. */
const SMOOTHING = 1;

/** The client's shares of purchase days, smoothed by popularity. */
export const ownSmoothed: PolicyMaker = ({ popularity }) => ({
  name: 'own-smoothed',
  predict: (client, { book, columns }) => {
    const days = new PurchaseDays(book);
    const shares = popularity.map((share) => SMOOTHING * share);
    let count = 0;
    for (days.start(client, dayOfRow(columns, client)); days.next(); count++) {
      for (let place = 0; place < days.size; place++) shares[days.types[place]] += days.amountShare(place);
    }
    return shares.map((share) => share / (count + SMOOTHING));
  },
});

/** The types of the client's last purchase day, by amount; popularity without a purchase. */
export const lastBought: PolicyMaker = ({ popularity }) => {
  return {
    name: 'last-bought',
    predict: (client, { book, columns }) => {
      const days = new PurchaseDays(book);
      const amounts = new Float64Array(popularity.length);
      days.start(client, dayOfRow(columns, client));
      while (days.next()) {
        amounts.fill(0);
        for (let place = 0; place < days.size; place++) amounts[days.types[place]] = days.amountShare(place);
      }
      return withPopularity(amounts, popularity);
    },
  };
};

/** What the gate compares with: every way to predict that needs no fitting. */
export const SIMPLE_POLICIES: readonly PolicyMaker[] = [
  globalPopularity,
  segmentPopularityPolicy,
  ownMostBought,
  ownSmoothed,
  lastBought,
  itemKnn,
  ease,
];

/** In the order they're reported. */
export const POLICIES: readonly PolicyMaker[] = [
  advisor,
  segmentQ,
  randomPolicy,
  ...SIMPLE_POLICIES,
  softmax,
  softmaxTuned,
  predecessor,
  tableAndTraits,
  traitsAlone,
];
