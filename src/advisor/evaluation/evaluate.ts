import type { OffersByType } from '../advice/recommend.ts';
import type { Book } from '../book/book.ts';
import { sampleOfBook } from '../book/sample-of-book.ts';
import { POLICIES } from '../measure/policies.ts';
import { type Grouping, type GroupReport, type GroupsOfClient, groupsOfClient, qualityByGroup } from '../measure/quality-by-group.ts';
import { type Comparison, type PolicyReport, reportPolicies } from '../measure/report-policies.ts';
import { type PredictedPolicy, rowsOfPredicted, runFolds } from '../measure/run-folds.ts';
import type { TrainSettings } from '../model/model.ts';
import { NotEnoughToLearnError } from '../not-enough-to-learn-error.ts';
import { seededRandom } from '../random.ts';
import type { SuitabilityPolicy } from '../suitability/policy.ts';
import { type Day, day, isoFromDay } from '../units.ts';
import { countViolations } from './count-violations.ts';

/** How well the policies predict held-out purchases, and whether what would be shown is suitable. */
export interface Evaluation {
  readonly protocol: {
    readonly kind: 'rolling-origin';
    readonly target: string;
    /** Training ends with these days (YYYY-MM-DD). */
    readonly origins: readonly string[];
    readonly predictions: number;
    /** Clients with a prediction. */
    readonly clients: number;
    /** Clients of the book, or of the sample if the book is larger. */
    readonly clientsLearnedFrom: number;
    readonly bootstrapDraws: number;
    readonly seed: number;
    readonly segments: number | 'auto';
    readonly logLossUnit: 'nats';
  };
  readonly policies: readonly PolicyReport[];
  readonly comparisons: readonly Comparison[];
  readonly tracks: Readonly<Record<'warm' | 'cold' | 'newType', readonly PolicyReport[]>>;
  /** Fairness: the advisor policy's quality per group of clients. Groups without a prediction are left out. */
  readonly groups: Readonly<Record<Grouping, readonly GroupReport[]>>;
  /** Types and bonds that would have been shown against the rules. */
  readonly suitabilityViolations: number;
}

export interface EvaluateOptions {
  /** Bonds on offer, for the suitability check; without them, types are judged by the book's median bands. */
  readonly offers?: OffersByType;
  /** Which client bands count; default: the usual policy. */
  readonly suitabilityPolicy?: SuitabilityPolicy;
  /** Called with the share that's done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
}

/** Fewer draws say too little about a 99% interval. */
const DRAWS = 2000;
const TARGETS_AN_ORIGIN = 5000;
/** A larger book is measured on this many clients drawn from it. */
const MOST_CLIENTS = 50_000;
const TUNING_CASES = 900;
const FOLDS_SHARE = 0.8;

/**
 * Evaluates with rolling origins in time: everything, including segments, is fitted on the trades up to an origin, and the target is what a
 * client buys on the first purchase day after it. Policies are compared before suitability; what would be shown is checked separately.
 * Intervals are bootstraps clustered by client.
 * @throws NotEnoughToLearnError if no purchase can be held out
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
      suitabilityViolations += countViolations(fold, targets, options.offers ?? new Map(), options.suitabilityPolicy);
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

/** The advisor policy vs every other, and segment-q vs segment popularity. */
const comparedPairs = (policies: readonly PredictedPolicy[]): Array<readonly [string, string]> => [
  ...policies.filter(({ name }) => name !== 'advisor').map(({ name }) => ['advisor', name] as const),
  ['segment-q', 'segment-popularity'],
];
