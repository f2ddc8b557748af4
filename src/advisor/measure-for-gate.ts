import type { Book } from './book.ts';
import { originsOf } from './folds.ts';
import type { GateEvidence } from './gate.ts';
import type { GroupQuality, Quality, QualityGrouping, TrainSettings } from './model.ts';
import { advisor, globalPopularity, type PolicyMaker } from './policies.ts';
import { GROUPINGS, type GroupReport, type GroupsOfClient, groupsOfClient, qualityByGroup } from './quality-by-group.ts';
import { seededRandom } from './random.ts';
import { type Comparison, type PolicyReport, reportPolicies } from './report-policies.ts';
import { OUTER_ORIGINS, type Predicted, runFolds } from './run-folds.ts';
import { sampleOfBook } from './sample-of-book.ts';
import type { Day } from './units.ts';

/** Leaner than `evaluate`, so that training stays quick: fewer clients, cases and draws. */
const LEAN = { targets: 400, cases: 300 } as const;
const DRAWS = 1000;
/** A larger book is measured on so many clients drawn from it: the time no longer grows with the book. */
const MOST_CLIENTS = 20_000;
/** A group of fewer clients is somebody, and no group. */
const FEWEST_CLIENTS_OF_GROUP = 5;
/** Fewer held-out purchases than this say nothing. */
const FEWEST_PREDICTIONS = 30;

export interface GateMeasurement extends GateEvidence {
  /** Null where the book is too small to be measured. */
  readonly quality: Quality | null;
}

/**
 * Held-out quality at three origins, against global popularity and, where another recipe is in force, against that recipe on the same clients.
 * @param activeSettings null: no version is active
 */
export const measureForGate = (
  whole: Book,
  until: Day,
  settings: TrainSettings,
  activeSettings: TrainSettings | null,
  onProgress: (share: number) => void,
): GateMeasurement => {
  const book = sampleOfBook(whole, MOST_CLIENTS, seededRandom(settings.seed));
  const origins = originsOf(book, until, OUTER_ORIGINS.slice(1));
  const other = activeSettings && !isSameRecipe(activeSettings, settings) ? activeSettings : null;
  const groups: GroupsOfClient[] = [];
  const run = (recipe: TrainSettings, makers: readonly PolicyMaker[], from: number, to: number): Predicted =>
    runFolds(book, until, recipe, makers, {
      ...LEAN,
      origins,
      targetsSeed: settings.seed,
      onFold: (share, fold, targets) => {
        if (recipe === settings) for (const { client } of targets) groups.push(groupsOfClient(fold.columns, client));
        onProgress(from + (to - from) * share);
      },
    });
  const predicted = run(settings, [advisor, globalPopularity], 0, other ? 0.5 : 1);
  if (predicted.clients.length < FEWEST_PREDICTIONS) return { quality: null, againstPopularity: null, againstActive: null };
  const active = other ? run(other, [advisor], 0.5, 1).policies.map((policy) => ({ ...policy, name: 'active' })) : [];
  const { policies, comparisons } = reportPolicies(predicted.clients, [...predicted.policies, ...active], {
    types: book.bondTypes.length,
    draws: DRAWS,
    random: seededRandom(settings.seed),
    comparisons: [
      ['advisor', 'global-popularity'],
      ['advisor', 'active'],
    ],
  });
  const against = (baseline: string): Comparison[] => comparisons.filter((comparison) => comparison.baseline === baseline);
  const [ours, popularity] = policies as [PolicyReport, PolicyReport];
  const byGroup = qualityByGroup(predicted, groups, { book, draws: DRAWS, random: seededRandom(settings.seed) });
  return {
    againstPopularity: against('global-popularity'),
    againstActive: other ? against('active') : null,
    quality: {
      predictions: ours.predictions,
      hitAt1: ours.hitAt1,
      hitAt3: ours.hitAt3,
      ndcgAt3: ours.ndcgAt3,
      logLoss: ours.logLoss,
      hitAt1Ci95: ours.ci95.hitAt1,
      globalPopularityHitAt1: popularity.hitAt1,
      inDetail: {
        origins,
        clients: new Set(predicted.clients).size,
        ci95: { hitAt3: ours.ci95.hitAt3, ndcgAt3: ours.ci95.ndcgAt3, logLoss: ours.ci95.logLoss },
        ece: ours.ece,
        eceOfCalibrated: ours.eceOfCalibrated,
        groups: Object.fromEntries(GROUPINGS.map((grouping) => [grouping, byGroup[grouping].flatMap(groupQuality)])) as Record<
          QualityGrouping,
          GroupQuality[]
        >,
      },
    },
  };
};

const groupQuality = ({
  group,
  clients,
  predictions,
  hitAt1,
  ndcgAt3,
  logLoss,
  ece,
  eceOfCalibrated,
  ci95,
}: GroupReport): GroupQuality[] =>
  clients < FEWEST_CLIENTS_OF_GROUP
    ? []
    : [
        {
          group,
          clients,
          predictions,
          hitAt1,
          ndcgAt3,
          logLoss,
          ci95: { hitAt1: ci95.hitAt1, ndcgAt3: ci95.ndcgAt3, logLoss: ci95.logLoss },
          ece,
          eceOfCalibrated,
        },
      ];

const isSameRecipe = (left: TrainSettings, right: TrainSettings): boolean => left.segments === right.segments && left.seed === right.seed;
