import type { SegmentCard } from '../../src/advisor/model/model.ts';
import { withMinus } from '../../src/advisor/signed.ts';
import { claim } from '../../src/claims/claim.ts';
import type { StoredModel } from '../../src/usecases/ports/model-store.ts';
import { bold, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { ago, count, date, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook } from '../blocks/look.ts';
import { featureName } from '../compare/feature-words.ts';
import { calibrationSentence, doubtSentences, qualitySentence } from '../models/quality-words.ts';
import { qTableFigure } from './q-table-figure.ts';

const MOST_SEGMENTS = 12;
const MOST_FEATURES = 40;

/** Makes claims of what's stored with a version. */
const figuresOf =
  (version: number) =>
  (what: string, said: string, number: number, segment?: string): string =>
    claim(said, { kind: 'model.figure', subject: { version, what, ...(segment !== undefined && { segment }) }, number, asOf: 0 });

const segmentLine =
  (says: ReturnType<typeof figuresOf>) =>
  ({ name, size, confidence }: SegmentCard) => {
    const sure = confidence === null ? '' : `, confidence ${says('confidence', confidence.toFixed(2), confidence, name)} of 1`;
    return line(words(`${shown(name, 80)}: ${says('size', plural(size, 'client'), size, name)}${sure}`));
  };

/** The active model in figures, with its Q-table. */
export const modelStatisticsMessage = ({ version, trainedAt, model }: StoredModel, at: Date, chart: ChartLook): Message => {
  const title = `Model ${version} in figures`;
  const calibration = model.quality && calibrationSentence(version, model.quality);
  const features = [...model.features.numeric.map(({ name }) => name), ...model.features.categorical.map(({ name }) => name)];
  const says = figuresOf(version);
  const upTo = claim(date(model.asOf), { kind: 'model.learnedUpTo', subject: { version }, number: model.asOf, asOf: 0 });
  const [clients, trades, types] = [
    says('learnedClients', plural(model.clients, 'client'), model.clients),
    says('learnedTrades', plural(model.trades, 'purchase'), model.trades),
    says('learnedTypes', plural(model.bondTypes.length, 'type'), model.bondTypes.length),
  ];
  const silhouette =
    model.silhouette === null ? 'not measured' : says('silhouette', withMinus(model.silhouette.toFixed(2)), model.silhouette);
  const inertia = says('inertia', count(model.inertia), Math.round(model.inertia));
  const facts: ReadonlyArray<readonly [string, string]> = [
    ['Trained', `${ago(trainedAt, at)}, from purchases up to ${upTo}`],
    ['Learned from', `${clients} and ${trades}, ${types} of bonds`],
    [
      'Quality',
      [qualitySentence(version, model.quality), ...(calibration ? [calibration] : []), ...doubtSentences(version, model)].join(' '),
    ],
    [
      'Segments',
      `${says('segments', count(model.segments.length), model.segments.length)} (asked for: ${model.settings.segments}); silhouette ${silhouette}, inertia ${inertia}`,
    ],
    [
      'Features',
      `${says('features', plural(features.length, 'feature'), features.length)}: ${features
        .slice(0, MOST_FEATURES)
        .map((name) => featureName(name).toLowerCase())
        .join(', ')}`,
    ],
  ];
  const segments = model.segments.slice(0, MOST_SEGMENTS);
  return {
    text: `${title}: ${qualitySentence(version, model.quality)}`,
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      richText(
        list(
          'bullet',
          facts.map(([name, value]) => line(bold(name), words(`  ${value}`))),
        ),
        ...(segments.length === 0 ? [] : [line(bold('Clients in each segment')), list('bullet', segments.map(segmentLine(says)))]),
        ...(model.segments.length > segments.length ? [line(words(`and ${model.segments.length - segments.length} more`))] : []),
      ),
      ...figureBlocks(qTableFigure(version, model), chart),
    ],
  };
};
