import type { RichTextBlock } from '@slack/types';
import type { OldBook } from '../../src/advisor/calendar/old-book.ts';
import { dayAt } from '../../src/advisor/calendar/wall-clock.ts';
import { claim } from '../../src/claims/claim.ts';
import type { StoredModel } from '../../src/usecases/ports/model-store.ts';
import { bold, context, line, list, type Message, plain, richText, words } from '../blocks/blocks.ts';
import { date, oldBookLines, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { calibrationSentence, doubtSentences, fairnessSentence, groupLines, qualitySentence, segmentsSentence } from './quality-words.ts';

const MOST_SEGMENTS = 10;
const COMPUTED =
  'It’s computed. It predicts what clients like this one buy next. It doesn’t know what would be good for them, what a bond is worth, or what markets will do. The adviser decides, and suitability rules have the last word.';

const METHOD: readonly string[] = [
  'Clients are grouped by age, band, amounts, yields and habits, each as far as it tells about purchases; what a group bought is its starting point.',
  'The client’s own purchases, and what goes with them, correct it. More purchases count for more.',
  'Thumbs move the order a little, and never a probability. They count fully for the adviser’s own clients; for others’ only as far as advisers agree.',
  'Suitability (band, rating, maturity, horizon) rules types and bonds out, whatever was learned.',
];

const LIMITS: readonly string[] = [
  'What clients bought was partly what advisers offered. Nobody recorded what they would have bought otherwise.',
  'Age counts as far as it predicts held-out purchases. Gender doesn’t count for a client, though it helps to find the segments.',
  'It doesn’t know a type that nobody has bought yet, until somebody does and it’s trained again.',
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

const learnedFrom = ({ version, model }: StoredModel): string => {
  const counted = (what: string, words: string, number: number): string =>
    claim(words, { kind: 'model.figure', subject: { version, what }, number, asOf: 0 });
  const [trades, clients, types] = [
    counted('learnedTrades', plural(model.trades, 'purchase'), model.trades),
    counted('learnedClients', plural(model.clients, 'client'), model.clients),
    counted('learnedTypes', plural(model.bondTypes.length, 'type'), model.bondTypes.length),
  ];
  const upTo = claim(date(model.asOf), { kind: 'model.learnedUpTo', subject: { version }, number: model.asOf, asOf: 0 });
  const segments = model.segments.slice(0, MOST_SEGMENTS).map(({ name }) => shown(name, 80));
  const more = model.segments.length - segments.length;
  return `${trades} of ${clients} in ${types} of bonds, up to ${upTo}. Segments: ${segments.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
};

const howGood = ({ version, model }: StoredModel): Elements => {
  const { quality } = model;
  if (quality === null) return section('How good', [qualitySentence(version, null)]);
  const groups = groupLines(version, quality);
  return [
    ...section(
      'How good',
      [
        qualitySentence(version, quality),
        calibrationSentence(version, quality),
        segmentsSentence(quality),
        ...doubtSentences(version, model),
      ].filter((sentence) => sentence !== null),
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
export const modelCardMessage = (stored: StoredModel, isActive: boolean, zone: string, oldBook: OldBook | null = null): Message => {
  const title = `About model ${stored.version}`;
  const day = dayAt(stored.trainedAt, zone);
  const trained = claim(date(day), { kind: 'model.trainedOn', subject: { version: stored.version }, number: day, asOf: day });
  const since = `Trained on ${trained}${isActive ? ', active' : ', no longer active'}.`;
  return {
    text: `${title}. ${since} ${qualitySentence(stored.version, stored.model.quality)}`,
    blocks: [
      { type: 'header', text: plain(title, SLACK_LIMITS.headerText) },
      richText(
        ...section('What this advice is', [COMPUTED]),
        ...section('Learned from', [learnedFrom(stored)]),
        ...bullets('How', METHOD),
        ...howGood(stored),
        ...bullets('Limits', LIMITS),
      ),
      context(...oldBookLines(oldBook), `${since} In brackets 95% intervals. The whole card is docs/model-card.md of the program.`),
    ],
  };
};

/** Answer for a version that doesn't exist any more, or is damaged. */
export const noModelCardMessage = (version: number, isDamaged: boolean): Message => {
  const text = isDamaged ? `Model ${version} is damaged and can’t be read, so it isn’t used.` : `There’s no model ${version}.`;
  return { text, blocks: [richText(line(words(text)))] };
};
