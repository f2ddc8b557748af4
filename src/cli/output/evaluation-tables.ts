import { readableDates } from '../../../views/blocks/format.ts';
import { BAR_METRICS, verdictOf } from '../../advisor/evaluation/bar.ts';
import type { Evaluation } from '../../advisor/evaluation/evaluate.ts';
import { GROUPINGS } from '../../advisor/measure/quality-by-group.ts';
import type { Comparison, MetricName, PolicyReport } from '../../advisor/measure/report-policies.ts';
import { withMinus, withSign } from '../../advisor/signed.ts';
import { table } from './table.ts';

const TRACKS = {
  none: 'Clients without a purchase before',
  one: 'Clients with one purchase day before',
  more: 'Clients with more purchase days before',
  newType: 'Only types that the client never bought before',
} as const;
const GROUP_TITLES = { history: 'purchases before', riskBand: 'risk band', gender: 'gender', ageGroup: 'age' } as const;
const METRIC_TITLES = { hitAt1: 'hit@1', ndcgAt3: 'nDCG@3', logLoss: 'log-loss' } as const;

/** The evaluation as text for people, block by block. */
export const evaluationTables = (evaluation: Evaluation): string[] => {
  const { protocol, policies, comparisons, tracks, suitabilityViolations } = evaluation;
  return [
    `Foreseen: ${protocol.target}, ${protocol.predictions} times for ${protocol.clients} clients.`,
    `Learned up to: ${protocol.origins.map(readableDates).join(', ')}. Seed ${protocol.seed}, ${protocol.bootstrapDraws} bootstrap draws by client.`,
    '\nAll predictions (95% interval of hit@1; the share of the calibration error that a perfectly calibrated forecaster stays below 95 times in 100)',
    policyTable(policies),
    ...(Object.keys(TRACKS) as Array<keyof typeof TRACKS>).flatMap((track) =>
      tracks[track].length === 0
        ? [`\n${TRACKS[track]}: none`]
        : [
            `\n${TRACKS[track]} (${tracks[track][0]?.predictions} predictions)`,
            policyTable(tracks[track]),
            `\n${TRACKS[track]}: first minus second`,
            comparisonTable(evaluation.trackComparisons[track]),
          ],
    ),
    `\n${segmentsSentence(evaluation.segmentsWorth)}`,
    '\nAgainst each other, first minus second (win or loss: the 99% interval excludes 0; in brackets: only the 95% interval does; else a tie)',
    comparisonTable(comparisons),
    ...bondTables(evaluation.bonds),
    `\nUnsuitable bonds that would have been shown: ${suitabilityViolations}`,
  ];
};

/** What the segments are worth for clients with one purchase or none. */
const segmentsSentence = (worth: Evaluation['segmentsWorth']): string => {
  if (worth === null) return 'Too few predictions for clients with one purchase or none to say what the segments are worth.';
  const { gain, ci95, predictions, pays } = worth;
  return `Segments ${pays ? 'help' : "don't help for certain"} clients with one purchase or none: with them, the log-loss is ${gain.toFixed(3)} lower than from traits alone (95% interval ${interval(ci95)}, ${predictions} predictions).`;
};

/** How well the bonds of a type are put in order. */
const bondTables = (bonds: Evaluation['bonds']): string[] =>
  bonds === null
    ? ['\nNo purchase could be held out where there was a choice between bonds.']
    : [
        `\nThe bonds of a type, in order (${bonds.choices} choices; the difference to each simple order with its 95% interval)`,
        table(
          ['order', 'nDCG@5', 'better by', 'interval', 'hit@5', 'better by', 'interval'],
          [
            ['advisor', figure(bonds.ndcgAt5), '', '', figure(bonds.hitAt5), '', ''],
            ...bonds.baselines.map(({ name, ndcgAt5, hitAt5, difference, ci95 }) => [
              name,
              figure(ndcgAt5),
              signed(difference.ndcgAt5),
              interval(ci95.ndcgAt5, signed),
              figure(hitAt5),
              signed(difference.hitAt5),
              interval(ci95.hitAt5, signed),
            ]),
          ],
        ),
      ];

/** The quality of the advice for different groups of clients. */
export const groupTables = ({ groups }: Evaluation): string[] =>
  GROUPINGS.flatMap((grouping) => [
    `\nThe advisor by ${GROUP_TITLES[grouping]} (95% intervals)`,
    table(
      [
        GROUP_TITLES[grouping],
        'clients',
        'predictions',
        'hit@1',
        'interval',
        'nDCG@3',
        'interval',
        'log-loss',
        'interval',
        'ECE',
        'calibrated',
      ],
      groups[grouping].map((report) => [
        report.group,
        `${report.clients}`,
        `${report.predictions}`,
        ...BAR_METRICS.flatMap((metric) => [figure(report[metric]), interval(report.ci95[metric])]),
        figure(report.ece),
        figure(report.eceOfCalibrated),
      ]),
    ),
  ]);

const policyTable = (policies: readonly PolicyReport[]): string =>
  table(
    ['policy', 'hit@1', 'interval', 'hit@3', 'nDCG@3', 'by amount', 'log-loss', 'ECE', 'calibrated', 'coverage'],
    policies.map((policy) => [
      policy.name,
      figure(policy.hitAt1),
      interval(policy.ci95.hitAt1),
      figure(policy.hitAt3),
      figure(policy.ndcgAt3),
      figure(policy.ndcgAmountAt3),
      figure(policy.logLoss),
      figure(policy.ece),
      figure(policy.eceOfCalibrated),
      figure(policy.coverage),
    ]),
  );

const comparisonTable = (comparisons: readonly Comparison[]): string => {
  const pairs = new Map<string, Comparison[]>();
  for (const comparison of comparisons) {
    const pair = `${comparison.policy} − ${comparison.baseline}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), comparison]);
  }
  return table(
    ['pair', ...BAR_METRICS.flatMap((metric) => [METRIC_TITLES[metric], '99% interval', ''])],
    [...pairs].map(([pair, ofPair]) => [
      pair,
      ...BAR_METRICS.flatMap((metric) => {
        const found = ofPair.find((comparison) => comparison.metric === metric);
        return found ? [signed(found.difference), interval(found.ci99, signed), judged(metric, found)] : ['-', '-', '-'];
      }),
    ]),
  );
};

const judged = (metric: MetricName, { ci95, ci99 }: Comparison): string => {
  const claimed = verdictOf(metric, ci99);
  if (claimed !== 'tie') return claimed;
  const reported = verdictOf(metric, ci95);
  return reported === 'tie' ? 'tie' : `(${reported})`;
};

const figure = (value: number): string => (Number.isFinite(value) ? withMinus(value.toFixed(3)) : '-');
const signed = (value: number): string => withSign(value.toFixed(3));
const interval = ([low, high]: readonly [number, number], write: (value: number) => string = figure): string =>
  `${write(low)} to ${write(high)}`;
