import type { OffersByType } from '../advice/recommend.ts';
import type { Book } from '../book/book.ts';
import { LAST_DAYS, originsOf } from '../book/folds.ts';
import { sampleOfBook } from '../book/sample-of-book.ts';
import { BondMeasure, type BondQuality } from '../measure/bond-quality.ts';
import { FITTING_CASES } from '../measure/fit-fold.ts';
import { POLICIES, type PolicyMaker } from '../measure/policies.ts';
import {
  type Grouping,
  type GroupReport,
  type GroupsOfClient,
  groupsOfClient,
  type History,
  historyOf,
  qualityByGroup,
} from '../measure/quality-by-group.ts';
import { type Comparison, type PolicyReport, reportPolicies } from '../measure/report-policies.ts';
import {
  heldOutOf,
  OUTER_GROUPS,
  OUTER_ORIGINS,
  type PredictedPolicy,
  type PredictedRows,
  rowsOfPredicted,
  runFolds,
} from '../measure/run-folds.ts';
import { SEGMENT_POLICIES, segmentsWorth } from '../measure/segments-worth.ts';
import type { TrainSettings } from '../model/model.ts';
import type { SegmentsWorth } from '../model/quality.ts';
import { NotEnoughToLearnError } from '../not-enough-to-learn-error.ts';
import { seededRandom } from '../random.ts';
import type { SuitabilityPolicy } from '../suitability/policy.ts';
import { type Day, day, isoFromDay } from '../units.ts';
import { countViolations } from './count-violations.ts';

export type Track = History | 'newType';

/** How well the policies predict held-out purchases, and whether what would be shown is suitable. */
export interface Evaluation {
  readonly protocol: {
    readonly kind: 'rolling-origin-and-last-days';
    readonly target: string;
    /** Training ends with these days (YYYY-MM-DD). */
    readonly origins: readonly string[];
    /** The most purchase days held out at each client's end. */
    readonly lastDays: number;
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
  /** By purchase days before, and with only types counted that the client never bought. */
  readonly tracks: Readonly<Record<Track, readonly PolicyReport[]>>;
  readonly trackComparisons: Readonly<Record<Track, readonly Comparison[]>>;
  /** What the segments are worth for clients with one purchase or none; null without such a prediction. */
  readonly segmentsWorth: SegmentsWorth | null;
  /** Fairness: the advisor policy's quality per group of clients. Groups without a prediction are left out. */
  readonly groups: Readonly<Record<Grouping, readonly GroupReport[]>>;
  /** How well the bonds of a type are put in order; null without a choice between bonds. */
  readonly bonds: BondQuality | null;
  /** Types and bonds that would have been shown against the rules. */
  readonly suitabilityViolations: number;
}

export interface EvaluateOptions {
  /** More policies to compare with. */
  readonly baselines?: readonly PolicyMaker[];
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
const FOLDS_SHARE = 0.8;

/**
 * Evaluates with rolling origins in time and with each client's last purchase days: everything, including segments, is fitted on what's left,
 * and the target is what a client buys next. Policies are compared before suitability; what would be shown is checked separately.
 * Intervals are bootstraps clustered by client.
 * @throws NotEnoughToLearnError if no purchase can be held out
 */
export const evaluate = (whole: Book, settings: TrainSettings & { readonly draws?: number }, options: EvaluateOptions = {}): Evaluation => {
  const draws = settings.draws ?? DRAWS;
  const random = seededRandom(settings.seed);
  const book = sampleOfBook(whole, MOST_CLIENTS, seededRandom(settings.seed));
  const until = lastDay(book);
  let suitabilityViolations = 0;
  const groupsOfPredictions: GroupsOfClient[] = [];
  const bonds = new BondMeasure(book, seededRandom(settings.seed));
  const origins = originsOf(book, until, OUTER_ORIGINS);
  const predicted = runFolds(book, settings, [...POLICIES, ...(options.baselines ?? [])], {
    cases: FITTING_CASES,
    heldOut: heldOutOf(book, until, { origins: OUTER_ORIGINS, groups: OUTER_GROUPS }, TARGETS_AN_ORIGIN, seededRandom(settings.seed)),
    onAsked: (fold, question, targets) => {
      suitabilityViolations += countViolations(fold, question, targets, options.offers ?? new Map(), options.suitabilityPolicy);
      bonds.ask(fold, question, targets);
      for (const { client } of targets) groupsOfPredictions.push(groupsOfClient(question.columns, client));
    },
    onProgress: (share) => options.onProgress?.(FOLDS_SHARE * share),
  });
  if (predicted.clients.length === 0) {
    throw new NotEnoughToLearnError('All purchases lie on one day, so none can be held out: there’s nothing to measure with.');
  }
  const types = book.bondTypes.length;
  const report = (rows: PredictedRows) => {
    const compared = { ...rows, policies: rows.policies.filter(({ name }) => !(SEGMENT_POLICIES as readonly string[]).includes(name)) };
    return reportPolicies(compared, { types, draws, random, comparisons: comparedPairs(compared.policies) });
  };
  const { policies, comparisons } = report(predicted);
  const track = (history: History) =>
    report(rowsOfPredicted(predicted, (row) => historyOf(predicted.purchasesBefore[row] as number) === history));
  const [none, one, more] = [track('none'), track('one'), track('more')];
  options.onProgress?.(0.95);
  const newType = report(predicted.newType);
  const groups = qualityByGroup(predicted, groupsOfPredictions, { book, draws, random });
  options.onProgress?.(1);
  return {
    protocol: {
      kind: 'rolling-origin-and-last-days',
      target: 'the types that a client buys on the first purchase day after the origin, and on the last purchase days',
      origins: origins.map(isoFromDay),
      lastDays: LAST_DAYS,
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
    tracks: { none: none.policies, one: one.policies, more: more.policies, newType: newType.policies },
    trackComparisons: { none: none.comparisons, one: one.comparisons, more: more.comparisons, newType: newType.comparisons },
    segmentsWorth: segmentsWorth(predicted, { types, draws, random }),
    groups,
    bonds: bonds.report(draws, random),
    suitabilityViolations,
  };
};

const lastDay = (book: Book): Day => {
  let last = Number.NEGATIVE_INFINITY;
  for (const tradeDay of book.trades.day) last = Math.max(last, tradeDay);
  if (last === Number.NEGATIVE_INFINITY) throw new NotEnoughToLearnError('The book has no trade, so there’s nothing to measure.');
  return day(last);
};

/** The advisor policy vs every other, and segment-q vs segment popularity. */
const comparedPairs = (policies: readonly PredictedPolicy[]): Array<readonly [string, string]> => [
  ...policies.filter(({ name }) => name !== 'advisor').map(({ name }) => ['advisor', name] as const),
  ['segment-q', 'segment-popularity'],
];
