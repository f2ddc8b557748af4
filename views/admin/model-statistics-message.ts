import type { SegmentCard } from '../../src/advisor/model/model.ts';
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

const segmentLine = ({ name, size, confidence }: SegmentCard) =>
  line(words(`${shown(name, 80)}: ${plural(size, 'client')}${confidence === null ? '' : `, confidence ${confidence.toFixed(2)} of 1`}`));

/** The active model in figures, with its Q-table. */
export const modelStatisticsMessage = ({ version, trainedAt, model }: StoredModel, at: Date, chart: ChartLook): Message => {
  const title = `Model ${version} in figures`;
  const calibration = model.quality && calibrationSentence(version, model.quality);
  const features = [...model.features.numeric.map(({ name }) => name), ...model.features.categorical.map(({ name }) => name)];
  const facts: ReadonlyArray<readonly [string, string]> = [
    ['Trained', `${ago(trainedAt, at)}, from purchases up to ${date(model.asOf)}`],
    [
      'Learned from',
      `${plural(model.clients, 'client')} and ${plural(model.trades, 'purchase')}, ${plural(model.bondTypes.length, 'type')} of bonds`,
    ],
    ['Quality', [qualitySentence(version, model.quality), ...(calibration ? [calibration] : []), ...doubtSentences(model)].join(' ')],
    [
      'Segments',
      `${count(model.segments.length)} (asked for: ${model.settings.segments}); silhouette ${model.silhouette === null ? 'not measured' : model.silhouette.toFixed(2)}, inertia ${count(model.inertia)}`,
    ],
    [
      'Features',
      `${plural(features.length, 'feature')}: ${features
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
        ...(segments.length === 0 ? [] : [line(bold('Clients in each segment')), list('bullet', segments.map(segmentLine))]),
        ...(model.segments.length > segments.length ? [line(words(`and ${model.segments.length - segments.length} more`))] : []),
      ),
      ...figureBlocks(qTableFigure(model), chart),
    ],
  };
};
