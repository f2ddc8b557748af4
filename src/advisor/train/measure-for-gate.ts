import type { Book } from '../book/book.ts';
import { originsOf, targetsAfter } from '../book/folds.ts';
import { profileAt, profileColumns } from '../book/profile-columns.ts';
import { sampleOfBook } from '../book/sample-of-book.ts';
import { advisor, type PolicyMaker, SIMPLE_POLICIES, tableAndTraits, traitsAlone } from '../measure/policies.ts';
import { GROUPINGS, type GroupReport, type GroupsOfClient, groupsOfClient, qualityByGroup } from '../measure/quality-by-group.ts';
import { type Comparison, type PolicyReport, reportPolicies } from '../measure/report-policies.ts';
import { heldOutOf, OUTER_GROUPS, OUTER_ORIGINS, runFolds } from '../measure/run-folds.ts';
import { SEGMENT_POLICIES, segmentsWorth } from '../measure/segments-worth.ts';
import { withPopularity } from '../measure/with-popularity.ts';
import type { Model, TrainSettings } from '../model/model.ts';
import type { GroupQuality, Quality, QualityGrouping } from '../model/quality.ts';
import { seededRandom } from '../random.ts';
import { segmentOf } from '../segments/assign.ts';
import type { Day } from '../units.ts';
import { evidenceOfProfile } from '../values/evidence.ts';
import { PersonalPart } from '../values/personal.ts';
import type { GateEvidence } from './gate.ts';

/** Fewer targets, cases and draws than in `evaluate`, to keep training fast. */
const TARGETS = 400;
const CASES = 900;
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
 * Held-out quality at three origins and on each client's last purchases, compared with every simple way to predict; and, on what was bought since
 * the active version's day, with that version.
 * @param active null if no version is active
 */
export const measureForGate = (
  whole: Book,
  until: Day,
  settings: TrainSettings,
  active: Model | null,
  onProgress: (share: number) => void,
): GateMeasurement => {
  const book = sampleOfBook(whole, MOST_CLIENTS, seededRandom(settings.seed));
  const hold = { origins: OUTER_ORIGINS.slice(1), groups: OUTER_GROUPS };
  const groups: GroupsOfClient[] = [];
  const predicted = runFolds(book, settings, [advisor, ...SIMPLE_POLICIES, tableAndTraits, traitsAlone], {
    cases: CASES,
    heldOut: heldOutOf(book, until, hold, TARGETS, seededRandom(settings.seed)),
    onAsked: (_, question, targets) => {
      for (const { client } of targets) groups.push(groupsOfClient(question.columns, client));
    },
    onProgress: (share) => onProgress(active ? 0.8 * share : share),
  });
  const versus = {
    againstActive: active && compareWithActive(book, until, settings, active),
    activeDoubts: active?.doubts.map(({ point }) => point) ?? null,
  };
  if (predicted.clients.length < FEWEST_PREDICTIONS) return { quality: null, measured: null, ...versus };
  const options = { types: book.bondTypes.length, draws: DRAWS, random: seededRandom(settings.seed) };
  const { policies, comparisons } = reportPolicies(predicted, {
    ...options,
    comparisons: predicted.policies.slice(1).map(({ name }) => ['advisor', name] as const),
  });
  const ours = policies[0] as PolicyReport;
  const compared = comparisons.filter(({ baseline }) => !(SEGMENT_POLICIES as readonly string[]).includes(baseline));
  const byGroup = qualityByGroup(predicted, groups, { book, draws: DRAWS, random: seededRandom(settings.seed) });
  return {
    measured: { advisor: ours, strata: byGroup.history, comparisons: compared },
    ...versus,
    quality: {
      predictions: ours.predictions,
      hitAt1: ours.hitAt1,
      hitAt3: ours.hitAt3,
      ndcgAt3: ours.ndcgAt3,
      logLoss: ours.logLoss,
      hitAt1Ci95: ours.ci95.hitAt1,
      globalPopularityHitAt1: policies.find(({ name }) => name === 'global-popularity')?.hitAt1 ?? 0,
      segmentsWorth: segmentsWorth(predicted, options),
      inDetail: {
        origins: originsOf(book, until, hold.origins),
        clients: new Set(predicted.clients).size,
        purchases: new Set(Array.from(predicted.clients, (client, at) => `${client} ${predicted.days[at]}`)).size,
        ci95: { hitAt3: ours.ci95.hitAt3, ndcgAt3: ours.ci95.ndcgAt3, logLoss: ours.ci95.logLoss },
        ece: ours.ece,
        eceOfCalibrated: ours.eceOfCalibrated,
        eceOfCalibrated99: ours.eceOfCalibrated99,
        groups: Object.fromEntries(GROUPINGS.map((grouping) => [grouping, byGroup[grouping].flatMap(groupQuality)])) as Record<
          QualityGrouping,
          GroupQuality[]
        >,
      },
    },
  };
};

/** A model like the new one, trained up to the active version's day, vs that version: on what clients bought since, which neither has seen. */
const compareWithActive = (book: Book, until: Day, settings: TrainSettings, active: Model): readonly Comparison[] | 'too-few' => {
  const { asOf } = active;
  if (asOf >= until) return 'too-few';
  const columns = profileColumns(book, asOf);
  const targets = targetsAfter(book, asOf, until, TARGETS, seededRandom(settings.seed));
  if (targets.length < FEWEST_PREDICTIONS || !columns.trades.some((trades) => trades > 0)) return 'too-few';
  const predicted = runFolds(book, settings, [advisor, versionPolicy(active)], {
    cases: CASES,
    heldOut: [{ learn: book, asOf, asked: [{ columns, targets }] }],
  });
  return reportPolicies(predicted, {
    types: book.bondTypes.length,
    draws: DRAWS,
    random: seededRandom(settings.seed),
    comparisons: [['advisor', 'active']],
  }).comparisons;
};

/** A stored version as a policy. Types that it doesn't know get a little popularity. */
const versionPolicy =
  (model: Model): PolicyMaker =>
  ({ popularity }) => {
    const part = new PersonalPart(model);
    const frame = { bondTypes: model.bondTypes, traits: model.personal.traits };
    return {
      name: 'active',
      predict: (client, { book, columns }) => {
        const profile = profileAt(book, columns, client);
        const known = part.probabilities(evidenceOfProfile(frame, profile, segmentOf(model, profile)));
        const probabilities = Float64Array.from(book.bondTypes, (bondType) => known[model.bondTypes.indexOf(bondType)] ?? 0);
        return withPopularity(probabilities, popularity);
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
