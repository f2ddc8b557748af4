import type { Comparison } from '../measure/report-policies.ts';
import type { Model } from '../model/model.ts';
import { fewestClients } from '../segments/fewest-clients.ts';

export interface GateEvidence {
  /** The new model vs global popularity on held-out purchases; null if nothing could be held out. */
  readonly againstPopularity: readonly Comparison[] | null;
  /** The new model vs the active version's recipe on the same folds; null if there's none or it's the same recipe. */
  readonly againstActive: readonly Comparison[] | null;
}

export interface GateVerdict {
  readonly passed: boolean;
  /** Why it was refused; if it passed, what couldn't be checked. */
  readonly reasons: readonly string[];
}

/** The metrics the gate checks, and when they're worse. */
const ASKED = [
  { metric: 'hitAt1', words: 'hit@1', worse: ([, high]: readonly [number, number]) => high < 0 },
  { metric: 'logLoss', words: 'log-loss', worse: ([low]: readonly [number, number]) => low > 0 },
] as const;

/**
 * Whether a new model may serve: it must be finite, have enough clients in every segment, and on held-out purchases not be significantly
 * worse (95% interval) than global popularity or the active version's recipe.
 */
export const judge = (model: Model, { againstPopularity, againstActive }: GateEvidence): GateVerdict => {
  const reasons = [
    ...finiteReasons(model),
    ...smallSegments(model),
    ...worseReasons(againstPopularity, 'always naming what is most popular'),
    ...worseReasons(againstActive, 'the settings of the active version'),
  ];
  if (reasons.length > 0) return { passed: false, reasons };
  return {
    passed: true,
    reasons: againstPopularity === null ? ['the book is too small to measure the quality of its advice, so that was not checked'] : [],
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

const finiteReasons = ({ qTable, centroids, personal }: Model): string[] => {
  const allFinite = (rows: ReadonlyArray<readonly number[]>): boolean => rows.every((row) => row.every(Number.isFinite));
  return [
    ...(allFinite(qTable.values) && allFinite(qTable.amountShares) ? [] : ['a Q-value is not a finite number']),
    ...(allFinite(centroids) ? [] : ['a centroid is not finite']),
    ...(allFinite(personal.together) && allFinite([personal.drift]) && personal.traits.every(({ lift }) => allFinite(lift))
      ? []
      : ['a number of the personal part is not finite']),
  ];
};

const worseReasons = (comparisons: readonly Comparison[] | null, than: string): string[] =>
  ASKED.flatMap(({ metric, words, worse }) => {
    const found = comparisons?.find((comparison) => comparison.metric === metric);
    if (!found || !worse(found.ci95)) return [];
    const [low, high] = found.ci95.map((bound) => bound.toFixed(3));
    return [`held-out ${words} is worse than ${than} by ${Math.abs(found.difference).toFixed(3)} (95% interval ${low} to ${high})`];
  });
