import type { RichTextBlock } from '@slack/types';
import type { StoredModel } from '../../src/usecases/ports/model-store.ts';
import { bold, context, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { date, dateOf, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { calibrationSentence, doubtSentences, fairnessSentence, groupLines, qualitySentence, segmentsSentence } from './quality-words.ts';

const MOST_SEGMENTS = 10;
const COMPUTED =
  'It is computed. It foresees what clients like this one buy next; it does not know what would be good for them, what a bond is worth, or what markets will do. The advisor decides, and suitability rules have the last word.';

const METHOD: readonly string[] = [
  'Clients are grouped by age, band, amounts, yields and habits, each as far as it tells about purchases; what a group bought is its starting point.',
  'The client’s own purchases, and what goes together with them, correct it: the more the more there are.',
  'Thumbs move the order a little, each advisor within a bound, and never touch a probability.',
  'Suitability (band, rating, maturity, horizon) leaves types and bonds out, whatever was learned.',
];

const LIMITS: readonly string[] = [
  'What clients bought was partly what advisors offered; what they would have bought otherwise nobody recorded.',
  'Age is used as far as it foresees purchases on held-out time; being a man or a woman is not weighed for a client, though segments are found with it.',
  'A type nobody has bought yet is unknown to it until somebody does and a training follows.',
];

type Elements = RichTextBlock['elements'];

const section = (heading: string, sentences: readonly string[]): Elements => [line(bold(heading), words(`\n${sentences.join(' ')}`))];
const bullets = (heading: string, items: readonly string[]): Elements => [
  line(bold(heading)),
  list(
    'bullet',
    items.map((item) => line(words(item))),
  ),
];

const learnedFrom = ({ model }: StoredModel): string => {
  const segments = model.segments.slice(0, MOST_SEGMENTS).map(({ name }) => shown(name, 80));
  const more = model.segments.length - segments.length;
  return `${plural(model.trades, 'purchase')} of ${plural(model.clients, 'client')} in ${plural(model.bondTypes.length, 'type')} of bonds, up to ${date(model.asOf)}. Segments: ${segments.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
};

const howGood = ({ model }: StoredModel): Elements => {
  const { quality } = model;
  if (quality === null) return section('How good', [qualitySentence(null)]);
  const groups = groupLines(quality);
  return [
    ...section(
      'How good',
      [qualitySentence(quality), calibrationSentence(quality), segmentsSentence(quality), ...doubtSentences(model)].filter(
        (sentence) => sentence !== null,
      ),
    ),
    ...(groups.length === 0
      ? []
      : [
          ...section('For whom', [fairnessSentence(groups) ?? '']),
          list(
            'bullet',
            groups.map(({ name, figures }) => line(words(`${shown(name, 60)}: ${figures}`))),
          ),
        ]),
  ];
};

/** Short model card, for everyone with a role. It names no client. */
export const modelCardMessage = (stored: StoredModel, isActive: boolean, zone: string): Message => {
  const title = `About model ${stored.version}`;
  const since = `Trained on ${dateOf(stored.trainedAt, zone)}${isActive ? ', in force' : ', not in force any more'}.`;
  return {
    text: `${title}. ${since} ${qualitySentence(stored.model.quality)}`,
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      richText(
        ...section('What this advice is', [COMPUTED]),
        ...section('Learned from', [learnedFrom(stored)]),
        ...bullets('How', METHOD),
        ...howGood(stored),
        ...bullets('Limits', LIMITS),
      ),
      context(`${since} In brackets 95% intervals. The whole card is docs/model-card.md of the program.`),
    ],
  };
};

/** Answer for a version that doesn't exist any more, or is damaged. */
export const noModelCardMessage = (version: number, isDamaged: boolean): Message => {
  const text = isDamaged
    ? `Model ${version} is damaged and cannot be read, so there is nothing to say about it. It does not serve.`
    : `There is no model ${version}.`;
  return { text, blocks: [richText(line(words(text)))] };
};
