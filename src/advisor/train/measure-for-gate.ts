import type { Book } from '../book/book.ts';
import { originsOf } from '../book/folds.ts';
import { sampleOfBook } from '../book/sample-of-book.ts';
import { advisor, globalPopularity, type PolicyMaker } from '../measure/policies.ts';
import { GROUPINGS, type GroupReport, type GroupsOfClient, groupsOfClient, qualityByGroup } from '../measure/quality-by-group.ts';
import { type Comparison, type PolicyReport, reportPolicies } from '../measure/report-policies.ts';
import { OUTER_ORIGINS, type Predicted, runFolds } from '../measure/run-folds.ts';
import type { GroupQuality, Quality, QualityGrouping, TrainSettings } from '../model/model.ts';
import { seededRandom } from '../random.ts';
import type { Day } from '../units.ts';
import type { GateEvidence } from './gate.ts';

/** Fewer targets, cases and draws than in `evaluate`, to keep training fast. */
const LEAN = { targets: 400, cases: 300 } as const;
const DRAWS = 1000;
/** A larger book is measured on this many clients drawn from it, so that the time stays bounded. */
const MOST_CLIENTS = 20_000;
/** Smaller groups are left out: they'd be about individuals. */
const FEWEST_CLIENTS_OF_GROUP = 5;
/** With fewer held-out purchases, nothing is reported. */
const FEWEST_PREDICTIONS = 30;

export interface GateMeasurement extends GateEvidence {
  /** Null if the book is too small to measure. */
  readonly quality: Quality | null;
}

/**
 * Held-out quality at three origins, compared with global popularity and, if the active version has another recipe, with that recipe on the
 * same clients.
 * @param activeSettings null if no version is active
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
        purchases: differentPurchases(predicted),
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

/** A client's next purchase after two origins is the same one if as many came before. */
const differentPurchases = ({ clients, purchasesBefore }: Predicted): number =>
  new Set(Array.from(clients, (client, at) => `${client} ${purchasesBefore[at]}`)).size;

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
