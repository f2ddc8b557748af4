import type { Book } from '../book/book.ts';
import { originsOf, type Target, targetsAfter } from '../book/folds.ts';
import { PurchaseDays } from '../book/purchase-days.ts';
import type { TrainSettings } from '../model/model.ts';
import { seededRandom } from '../random.ts';
import type { Day } from '../units.ts';
import { type FittedFold, fitFold } from './fit-fold.ts';
import { scorePrediction } from './metrics.ts';
import type { PolicyMaker } from './policies.ts';

/** Shares of the purchases before each origin. */
export const OUTER_ORIGINS = [0.6, 0.7, 0.8, 0.9] as const;

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

/** All policies' predictions for the same targets. */
export interface Predicted {
  readonly origins: readonly Day[];
  /** The client of each prediction. */
  readonly clients: Int32Array;
  /** The client's purchase days before the origin. */
  readonly purchasesBefore: Int32Array;
  readonly policies: readonly PredictedPolicy[];
  /** Like `policies`, but counting only types new to the client: one row per target that includes one. */
  readonly newType: { readonly clients: Int32Array; readonly policies: readonly PredictedPolicy[] };
}

export interface RunOptions {
  /** The most targets per origin. */
  readonly targets: number;
  /** The most held-out cases on which each origin's personal part is tuned. */
  readonly cases: number;
  /** Days to train up to; default: when 60, 70, 80 and 90% of the purchases had been made. */
  readonly origins?: readonly Day[];
  /** Seeds the sample of targets; default: the settings' seed. Recipes with the same seed are measured on the same clients. */
  readonly targetsSeed?: number;
  readonly onFold?: (share: number, fold: FittedFold, targets: readonly Target[]) => void;
}

/** Fits every policy at every origin and has it predict each client's next purchase day. */
export const runFolds = (
  book: Book,
  until: Day,
  settings: TrainSettings,
  makers: readonly PolicyMaker[],
  options: RunOptions,
): Predicted => {
  const origins = options.origins ?? originsOf(book, until, OUTER_ORIGINS);
  const random = seededRandom(settings.seed);
  const targetsRandom = seededRandom(options.targetsSeed ?? settings.seed);
  const all = new Tally(makers.length);
  const newTypes = new Tally(makers.length);
  const purchasesBefore: number[] = [];
  const names: string[] = makers.map(() => '');
  origins.forEach((origin, place) => {
    const fold = fitFold(book, origin, settings, options.cases);
    const policies = makers.map((make) => make(fold, random));
    policies.forEach((policy, at) => {
      names[at] = policy.name;
    });
    const targets = targetsAfter(book, origin, until, options.targets, targetsRandom);
    for (const target of targets) {
      const before = boughtBefore(book, target.client, origin);
      const shares = sharesOf(target, book.bondTypes.length);
      const freshShares = renormalised(shares.map((share, type) => (before.types.has(type) ? 0 : share)));
      purchasesBefore.push(before.days);
      all.clients.push(target.client);
      if (freshShares) newTypes.clients.push(target.client);
      policies.forEach((policy, at) => {
        const probabilities = policy.predict(target.client);
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
    options.onFold?.((place + 1) / origins.length, fold, targets);
  });
  return {
    origins,
    clients: Int32Array.from(all.clients),
    purchasesBefore: Int32Array.from(purchasesBefore),
    policies: all.finish(names),
    newType: { clients: Int32Array.from(newTypes.clients), policies: newTypes.finish(names) },
  };
};

/** The predictions that pass `keep`. */
export const rowsOfPredicted = (
  { clients, policies }: Pick<Predicted, 'clients' | 'policies'>,
  keep: (row: number) => boolean,
): { clients: Int32Array; policies: PredictedPolicy[] } => {
  const rows = Int32Array.from(clients.keys()).filter(keep);
  return {
    clients: Int32Array.from(rows, (row) => clients[row]),
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
  readonly #scores: Array<Record<ScoreName, number[]>>;
  readonly #shown: Array<Set<number>>;

  constructor(policies: number) {
    this.#scores = Array.from({ length: policies }, () => Object.fromEntries(SCORES.map((name) => [name, []])) as never);
    this.#shown = Array.from({ length: policies }, () => new Set());
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
