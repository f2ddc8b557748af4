import type { Book } from './book.ts';
import { countViolations } from './count-violations.ts';
import type { TrainSettings } from './model.ts';
import { NotEnoughToLearnError } from './not-enough-to-learn-error.ts';
import { POLICIES } from './policies.ts';
import { type Grouping, type GroupReport, type GroupsOfClient, groupsOfClient, qualityByGroup } from './quality-by-group.ts';
import { seededRandom } from './random.ts';
import type { OffersByType } from './recommend.ts';
import { type Comparison, type PolicyReport, reportPolicies } from './report-policies.ts';
import { type PredictedPolicy, rowsOfPredicted, runFolds } from './run-folds.ts';
import { sampleOfBook } from './sample-of-book.ts';
import { type Day, day, isoFromDay } from './units.ts';

/** The honest measurement of learning.md. */
export interface Evaluation {
  readonly protocol: {
    readonly kind: 'rolling-origin';
    readonly target: string;
    /** Training ends with these days (YYYY-MM-DD). */
    readonly origins: readonly string[];
    readonly predictions: number;
    /** Clients with a prediction. */
    readonly clients: number;
    /** Clients of the book, or of the sample where the book is larger. */
    readonly clientsLearnedFrom: number;
    readonly bootstrapDraws: number;
    readonly seed: number;
    readonly segments: number | 'auto';
    readonly logLossUnit: 'nats';
  };
  readonly policies: readonly PolicyReport[];
  readonly comparisons: readonly Comparison[];
  readonly tracks: Readonly<Record<'warm' | 'cold' | 'newType', readonly PolicyReport[]>>;
  /** Our policy's quality among clients who differ: a table of fairness. Groups without a prediction are left out. */
  readonly groups: Readonly<Record<Grouping, readonly GroupReport[]>>;
  /** Types or bonds that would have been shown against the rules. */
  readonly suitabilityViolations: number;
}

export interface EvaluateOptions {
  /** Bonds on offer, for the check of suitability; without them types are judged by the book's median bands. */
  readonly offers?: OffersByType;
  /** Called with the share that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Fewer draws say too little about a 99 % interval. */
const DRAWS = 2000;
const TARGETS_AN_ORIGIN = 5000;
/** A larger book is measured on so many clients drawn from it. */
const MOST_CLIENTS = 50_000;
const TUNING_CASES = 900;
const FOLDS_SHARE = 0.8;

/**
 * Rolling origins in time: everything, segments too, is fitted on what happened up to an origin, and the target is what a client buys on the
 * first purchase day after it. Compared before suitability; what would be shown is checked apart. Intervals are bootstraps clustered by client.
 * @throws NotEnoughToLearnError where no purchase can be held out
 */
export const evaluate = (whole: Book, settings: TrainSettings & { readonly draws?: number }, options: EvaluateOptions = {}): Evaluation => {
  const draws = settings.draws ?? DRAWS;
  const random = seededRandom(settings.seed);
  const book = sampleOfBook(whole, MOST_CLIENTS, seededRandom(settings.seed));
  let suitabilityViolations = 0;
  const groupsOfPredictions: GroupsOfClient[] = [];
  const predicted = runFolds(book, lastDay(book), settings, POLICIES, {
    targets: TARGETS_AN_ORIGIN,
    cases: TUNING_CASES,
    onFold: (share, fold, targets) => {
      suitabilityViolations += countViolations(fold, targets, options.offers ?? new Map());
      for (const { client } of targets) groupsOfPredictions.push(groupsOfClient(fold.columns, client));
      options.onProgress?.(FOLDS_SHARE * share);
    },
  });
  if (predicted.clients.length === 0) {
    throw new NotEnoughToLearnError('All purchases lie on one day, so none can be held out: there is nothing to measure with.');
  }
  const types = book.bondTypes.length;
  const report = (clients: Int32Array, policies: readonly PredictedPolicy[]) =>
    reportPolicies(clients, policies, { types, draws, random, comparisons: comparedPairs(policies) });
  const { policies, comparisons } = report(predicted.clients, predicted.policies);
  const track = (keep: (purchases: number) => boolean): readonly PolicyReport[] => {
    const { clients, policies: kept } = rowsOfPredicted(predicted, (row) => keep(predicted.purchasesBefore[row] as number));
    return report(clients, kept).policies;
  };
  const warm = track((purchases) => purchases >= 3);
  options.onProgress?.(0.9);
  const cold = track((purchases) => purchases <= 1);
  const newType = report(predicted.newType.clients, predicted.newType.policies).policies;
  const groups = qualityByGroup(predicted, groupsOfPredictions, { book, draws, random });
  options.onProgress?.(1);
  return {
    protocol: {
      kind: 'rolling-origin',
      target: 'the types that a client buys on the first purchase day after the origin',
      origins: predicted.origins.map(isoFromDay),
      predictions: predicted.clients.length,
      clients: new Set(predicted.clients).size,
      clientsLearnedFrom: book.clients.length,
      bootstrapDraws: draws,
      seed: settings.seed,
      segments: settings.segments,
      logLossUnit: 'nats',
    },
    policies,
    comparisons,
    tracks: { warm, cold, newType },
    groups,
    suitabilityViolations,
  };
};

const lastDay = (book: Book): Day => {
  let last = Number.NEGATIVE_INFINITY;
  for (const tradeDay of book.trades.day) last = Math.max(last, tradeDay);
  if (last === Number.NEGATIVE_INFINITY) throw new NotEnoughToLearnError('The book has no trade, so there is nothing to measure.');
  return day(last);
};

/** Ours against everything, and the table alone against popularity by segment. */
const comparedPairs = (policies: readonly PredictedPolicy[]): Array<readonly [string, string]> => [
  ...policies.filter(({ name }) => name !== 'advisor').map(({ name }) => ['advisor', name] as const),
  ['segment-q', 'segment-popularity'],
];
