import type { Model } from './model.ts';
import type { Comparison } from './report-policies.ts';

export interface GateEvidence {
  /** Against global popularity on held-out purchases; null where nothing could be held out. */
  readonly againstPopularity: readonly Comparison[] | null;
  /** Against the active version's recipe on the same folds; null where there is none, or it is the same recipe. */
  readonly againstActive: readonly Comparison[] | null;
}

export interface GateVerdict {
  readonly passed: boolean;
  /** Why it was refused; where it passed, what could not be checked. */
  readonly reasons: readonly string[];
}

/** What the gate asks of held-out quality, and which way is better. */
const ASKED = [
  { metric: 'hitAt1', words: 'hit@1', worse: ([, high]: readonly [number, number]) => high < 0 },
  { metric: 'logLoss', words: 'log-loss', worse: ([low]: readonly [number, number]) => low > 0 },
] as const;

/**
 * May a new model serve? It must be finite, have a client in every segment, and on held-out purchases be no worse, beyond the 95 % interval,
 * than global popularity and than the active version's recipe.
 */
export const judge = (model: Model, { againstPopularity, againstActive }: GateEvidence): GateVerdict => {
  const reasons = [
    ...finiteReasons(model),
    ...model.segments.filter(({ size }) => size === 0).map(({ name }) => `segment "${name}" has no client`),
    ...worseReasons(againstPopularity, 'always naming what is most popular'),
    ...worseReasons(againstActive, 'the settings of the active version'),
  ];
  if (reasons.length > 0) return { passed: false, reasons };
  return {
    passed: true,
    reasons: againstPopularity === null ? ['the book is too small to measure the quality of its advice, so that was not checked'] : [],
  };
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
    return [`held-out ${words} is worse than ${than} by ${Math.abs(found.difference).toFixed(3)} (95 % interval ${low} to ${high})`];
  });
