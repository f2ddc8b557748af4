import type { Book } from '../book/book.ts';
import type { Target } from '../book/folds.ts';
import { type HeldOut, heldOutAtTheEnd, heldOutInTime } from '../book/folds.ts';
import { dayOfRow } from '../book/profile-columns.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { TrainSettings } from '../model/model.ts';
import { type Random, seededRandom } from '../random.ts';
import { assignAll } from '../segments/assign.ts';
import type { Day } from '../units.ts';
import { type FittedFold, fitFold } from './fit-fold.ts';
import { scorePrediction } from './metrics.ts';
import type { PolicyMaker, Question } from './policies.ts';

/** Shares of the purchases before each origin. */
export const OUTER_ORIGINS = [0.6, 0.7, 0.8, 0.9] as const;
/** Into so many groups clients are split whose last purchases are held out together. */
export const OUTER_GROUPS = 2;

/** The scores kept of every prediction. */
export const SCORES = ['hitAt1', 'hitAt3', 'ndcgAt3', 'ndcgAmountAt3', 'logLoss', 'confidence', 'accuracy'] as const;
export type ScoreName = (typeof SCORES)[number];

/** One policy's scores: one number per prediction in every column. */
export type ScoreColumns = Readonly<Record<ScoreName, Float64Array>>;

export interface PredictedPolicy {
  readonly name: string;
  readonly scores: ScoreColumns;
  /** Types that were in any client's top three. */
  readonly shown: ReadonlySet<number>;
}

/** Predictions that are reported together. */
export type PredictedRows = Pick<Predicted, 'clients' | 'days' | 'policies'>;

/** All policies' predictions for the same targets. */
export interface Predicted {
  /** The client of each prediction. */
  readonly clients: Int32Array;
  /** The day of the purchase that was predicted. */
  readonly days: Int32Array;
  /** The client's purchase days before the origin. */
  readonly purchasesBefore: Int32Array;
  readonly policies: readonly PredictedPolicy[];
  /** Like `policies`, but counting only types new to the client: one row per target that includes one. */
  readonly newType: PredictedRows;
}

export interface RunOptions {
  /** The most held-out cases on which each origin's personal part is fitted. */
  readonly cases: number;
  /** What is held out. */
  readonly heldOut: readonly HeldOut[];
  readonly onAsked?: (fold: FittedFold, question: Question, targets: readonly Target[]) => void;
  readonly onProgress?: (share: number) => void;
}

/** Days to train up to, as shares of the purchases before them, and into how many groups clients are split whose last days are held out. */
export interface HoldOut {
  readonly origins: readonly number[];
  readonly groups: number;
}

/**
 * Everything that's held out of a book: what clients bought first after several days, and each client's last purchase days. Nothing if all
 * purchases are on one day.
 */
export const heldOutOf = (book: Book, until: Day, { origins, groups }: HoldOut, targets: number, random: Random): HeldOut[] => {
  const inTime = heldOutInTime(book, until, origins, targets, random);
  return inTime.length === 0 ? [] : [...inTime, ...heldOutAtTheEnd(book, until, groups, Math.ceil(targets / groups), random)];
};

/** Fits every policy to what's left of each held-out set, and has it predict what was held out. */
export const runFolds = (book: Book, settings: TrainSettings, makers: readonly PolicyMaker[], options: RunOptions): Predicted => {
  const random = seededRandom(settings.seed);
  const all = new Tally(makers.length);
  const newTypes = new Tally(makers.length);
  const purchasesBefore: number[] = [];
  const names: string[] = makers.map(() => '');
  options.heldOut.forEach(({ learn, asOf, asked }, place) => {
    const fold = fitFold(learn, asOf, settings, options.cases);
    const policies = makers.map((make) => make(fold, random));
    policies.forEach((policy, at) => {
      names[at] = policy.name;
    });
    for (const { columns, targets } of asked) {
      const question: Question = { book, columns, segmentOf: assignAll(fold.placement, columns) };
      for (const target of targets) {
        const before = boughtBefore(book, target.client, dayOfRow(columns, target.client));
        const shares = sharesOf(target, book.bondTypes.length);
        const freshShares = renormalised(shares.map((share, type) => (before.types.has(type) ? 0 : share)));
        purchasesBefore.push(before.days);
        all.ask(target);
        if (freshShares) newTypes.ask(target);
        policies.forEach((policy, at) => {
          const probabilities = policy.predict(target.client, question);
          all.add(at, probabilities, shares);
          if (!freshShares) return;
          // Every policy gives every type some probability, so the sum is above 0.
          newTypes.add(
            at,
            renormalised(probabilities.map((probability, type) => (before.types.has(type) ? 0 : probability))) ?? probabilities,
            freshShares,
          );
        });
      }
      options.onAsked?.(fold, question, targets);
    }
    options.onProgress?.((place + 1) / options.heldOut.length);
  });
  return {
    clients: Int32Array.from(all.clients),
    days: Int32Array.from(all.days),
    purchasesBefore: Int32Array.from(purchasesBefore),
    policies: all.finish(names),
    newType: { clients: Int32Array.from(newTypes.clients), days: Int32Array.from(newTypes.days), policies: newTypes.finish(names) },
  };
};

/** The predictions that pass `keep`. */
export const rowsOfPredicted = ({ clients, days, policies }: PredictedRows, keep: (row: number) => boolean): PredictedRows => {
  const rows = Int32Array.from(clients.keys()).filter(keep);
  return {
    clients: Int32Array.from(rows, (row) => clients[row]),
    days: Int32Array.from(rows, (row) => days[row]),
    policies: policies.map(({ name, scores, shown }) => ({
      name,
      shown,
      scores: Object.fromEntries(
        SCORES.map((score) => [score, Float64Array.from(rows, (row) => scores[score][row])]),
      ) as unknown as ScoreColumns,
    })),
  };
};

const sharesOf = (target: Target, types: number): Float64Array => {
  const shares = new Float64Array(types);
  target.types.forEach((type, place) => {
    // A type bought for an amount of 0 still counts as bought.
    shares[type] = Math.max(target.amountShares[place], Number.MIN_VALUE);
  });
  return shares;
};

const renormalised = (numbers: Float64Array): Float64Array | null => {
  let sum = 0;
  for (const value of numbers) sum += value;
  return sum > 0 ? numbers.map((value) => value / sum) : null;
};

const boughtBefore = (book: Book, client: number, origin: Day): { days: number; types: Set<number> } => {
  const walk = new PurchaseDays(book);
  const types = new Set<number>();
  let days = 0;
  for (walk.start(client, origin); walk.next(); days++) for (let place = 0; place < walk.size; place++) types.add(walk.types[place]);
  return { days, types };
};

/** Collects the scores of every policy. */
class Tally {
  readonly clients: number[] = [];
  readonly days: number[] = [];
  readonly #scores: Array<Record<ScoreName, number[]>>;
  readonly #shown: Array<Set<number>>;

  constructor(policies: number) {
    this.#scores = Array.from({ length: policies }, () => Object.fromEntries(SCORES.map((name) => [name, []])) as never);
    this.#shown = Array.from({ length: policies }, () => new Set());
  }

  ask({ client, day }: Target): void {
    this.clients.push(client);
    this.days.push(day);
  }

  add(policy: number, probabilities: Float64Array, shares: Float64Array): void {
    const scores = this.#scores[policy];
    const { firstThree, ...score } = scorePrediction(probabilities, shares);
    for (const name of SCORES) scores[name].push(score[name]);
    for (const type of firstThree) this.#shown[policy]?.add(type);
  }

  finish(names: readonly string[]): PredictedPolicy[] {
    return this.#scores.map((scores, at) => ({
      name: names[at],
      scores: Object.fromEntries(SCORES.map((name) => [name, Float64Array.from(scores[name])])) as ScoreColumns,
      shown: this.#shown[at],
    }));
  }
}
