import { lossesFor, mostCalibrationError } from '../evaluation/bar.ts';
import { HISTORIES } from '../measure/quality-by-group.ts';
import type { Comparison, PolicyReport } from '../measure/report-policies.ts';
import type { Model } from '../model/model.ts';
import type { Doubt } from '../model/quality.ts';
import { fewestClients } from '../segments/fewest-clients.ts';

/** How the new model did on held-out purchases. */
export interface MeasuredAdvice {
  readonly advisor: PolicyReport;
  /** The same by how many purchases the client had before; strata without a prediction are left out. */
  readonly strata: readonly Stratum[];
  /** The new model vs each simple way to predict. */
  readonly comparisons: readonly Comparison[];
}

/** A stratum's name, and how well calibrated its probabilities are. */
export type Stratum = { readonly group: string } & Pick<PolicyReport, 'predictions' | 'ece' | 'eceOfCalibrated99'>;

export interface GateEvidence {
  /** Null if too little could be held out. */
  readonly measured: MeasuredAdvice | null;
  /**
   * A model like the new one, trained up to the active version's day, vs that version, on what clients bought since. Null if no version is
   * active, `too-few` if too few purchases came since.
   */
  readonly againstActive: readonly Comparison[] | 'too-few' | null;
  /** The points of the gate that the active version fails; null if none is active. */
  readonly activeDoubts: readonly Doubt[] | null;
}

export interface GateVerdict {
  readonly passed: boolean;
  /** Why it was refused; if it passed, what is in doubt and what couldn't be checked. */
  readonly reasons: readonly string[];
  /** What the model is served in spite of. */
  readonly doubts: Model['doubts'];
}

/** The metrics in which a model may not be worse, and when it's worse. */
const ASKED = [
  { metric: 'hitAt1', words: 'hit@1', worse: ([, high]: readonly [number, number]) => high < 0 },
  { metric: 'logLoss', words: 'log-loss', worse: ([low]: readonly [number, number]) => low > 0 },
] as const;
/** With fewer predictions, a stratum's calibration isn't judged. */
const FEWEST_OF_STRATUM = 30;
const STRATUM_WORDS: Readonly<Record<string, string>> = {
  none: 'clients without a purchase',
  one: 'clients with one purchase',
  more: 'clients with more purchases',
};
const METRIC_WORDS: Readonly<Record<string, string>> = { hitAt1: 'hit@1', ndcgAt3: 'nDCG@3', logLoss: 'log-loss' };

/**
 * Whether a new model may serve. It's refused if a number isn't finite, if a segment is too small, or if on held-out purchases it's
 * significantly worse (95% interval) than global popularity or than the active version. It's also refused if its probabilities are off by more than
 * chance explains, over all or in a stratum, or if a simple way to predict beats it for certain (99% interval), unless no better version is active: then it serves and its
 * doubts are said.
 */
export const judge = (model: Model, { measured, againstActive, activeDoubts }: GateEvidence): GateVerdict => {
  const refused = [
    ...finiteReasons(model),
    ...smallSegments(model),
    ...worseReasons(
      measured?.comparisons.filter(({ baseline }) => baseline === 'global-popularity') ?? [],
      'always naming what’s most popular',
    ),
    ...worseReasons(againstActive === 'too-few' ? [] : (againstActive ?? []), 'the active version on what was bought since'),
  ];
  const doubts = measured ? [...calibrationDoubts(measured), ...baselineDoubts(measured)] : [];
  const isExcused = doubts.every(({ point }) => activeDoubts === null || activeDoubts.includes(point));
  if (refused.length > 0 || !isExcused) return { passed: false, reasons: [...refused, ...doubts.map(({ reason }) => reason)], doubts };
  return {
    passed: true,
    reasons: [
      ...doubts.map(({ reason }) => `${reason}; it's active because no version is better`),
      ...(measured === null
        ? ['the book is too small to measure the quality of its advice, so that wasn’t checked']
        : uncheckedStrata(measured)),
      ...(againstActive === 'too-few'
        ? ['too few purchases came since the active version to compare it with, so that wasn’t checked']
        : []),
    ],
    doubts,
  };
};

const smallSegments = ({ segments, clients }: Model): string[] => {
  if (segments.length === 1) return [];
  const fewest = fewestClients(clients);
  return segments
    .filter(({ size }) => size < fewest)
    .map(
      ({ name, size }) =>
        `segment "${name}" has ${size === 0 ? 'no client' : size === 1 ? 'one client' : `${size} clients`}, fewer than ${fewest}`,
    );
};

const finiteReasons = ({ qTable, centroids, personal, bondOrder }: Model): string[] => {
  const allFinite = (rows: ReadonlyArray<readonly number[]>): boolean => rows.every((row) => row.every(Number.isFinite));
  const { sequence, segmentShares, weights } = personal;
  return [
    ...(allFinite(qTable.values) && allFinite(qTable.amountShares) ? [] : ['a Q-value isn’t a finite number']),
    ...(allFinite(centroids) ? [] : ['a centroid isn’t finite']),
    ...(allFinite([...personal.together, personal.drift, personal.driftFast, sequence.popularity, sequence.again]) &&
    allFinite([...sequence.next, ...sequence.present, ...sequence.absent, ...segmentShares.shares]) &&
    allFinite([Object.values(weights.shared), ...weights.byType]) &&
    personal.traits.every(({ lift }) => allFinite(lift))
      ? []
      : ['a number of the personal part isn’t finite']),
    ...(!bondOrder || allFinite([bondOrder.weights, ...bondOrder.bySegment].map((weights) => Object.values(weights)))
      ? []
      : ['a weight of the order of bonds isn’t finite']),
  ];
};

const worseReasons = (comparisons: readonly Comparison[], than: string): string[] =>
  ASKED.flatMap(({ metric, words, worse }) => {
    const found = comparisons.find((comparison) => comparison.metric === metric);
    if (!found || !worse(found.ci95)) return [];
    return [`held-out ${words} is worse than ${than} by ${Math.abs(found.difference).toFixed(3)} (95% interval ${within(found.ci95)})`];
  });

/** Where probabilities are off by more than chance explains: over all predictions, or in a stratum, each by its own bar. */
const calibrationDoubts = ({ advisor, strata }: MeasuredAdvice): GateVerdict['doubts'] =>
  [{ ...advisor, group: null }, ...strata.filter(isLargeEnough)].flatMap((report) => {
    const most = mostCalibrationError(report);
    if (report.ece <= most) return [];
    const [off, allowed] = [report.ece, most].map((error) => (error * 100).toFixed(1));
    const whom = report.group === null ? '' : ` for ${STRATUM_WORDS[report.group]}`;
    const reason = `its probabilities${whom} are off by ${off} points on average, more than the ${allowed} allowed`;
    return [{ point: 'calibration', reason } as const];
  });

const isLargeEnough = ({ predictions }: Pick<PolicyReport, 'predictions'>): boolean => predictions >= FEWEST_OF_STRATUM;

const uncheckedStrata = ({ strata }: MeasuredAdvice): string[] => {
  const checked = new Set(strata.filter(isLargeEnough).map(({ group }) => group));
  const left = HISTORIES.filter((group) => !checked.has(group)).map((group) => STRATUM_WORDS[group]);
  return left.length === 0 ? [] : [`too few predictions for ${left.join(' and ')}, so calibration wasn’t checked there`];
};

const baselineDoubts = ({ comparisons }: MeasuredAdvice): GateVerdict['doubts'] =>
  lossesFor('advisor', comparisons).map(({ baseline, metric, difference, ci99 }) => ({
    point: 'baselines',
    reason: `${baseline} beats it in held-out ${METRIC_WORDS[metric] ?? metric} by ${Math.abs(difference).toFixed(3)} (99% interval ${within(ci99)})`,
  }));

const within = (interval: readonly [number, number]): string => interval.map((bound) => bound.toFixed(3)).join(' to ');
