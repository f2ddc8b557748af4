import type { HomeView, KnownBlock } from '@slack/types';
import { bothDaysInWords } from '../../src/advisor/calendar/book-days-in-words.ts';
import { IN_THE_FUTURE } from '../../src/advisor/desk/data-quality.ts';
import type { DeskFigures } from '../../src/advisor/desk/desk-figures.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { claim } from '../../src/claims/claim.ts';
import type { HomeContent } from '../../src/usecases/home/home-content.ts';
import type { Role } from '../../src/usecases/ports/people-store.ts';
import { bold, context, italic, line, list, plain, richText, words } from '../blocks/blocks.ts';
import { ago, oldBookLines, plural, slackDate } from '../blocks/format.ts';
import { trainNowButton } from '../notices/untrained.ts';
import { accuracyBlocks } from './accuracy.ts';
import { callBlocks } from './calls.ts';
import { homeButtons } from './home-actions.ts';
import { keyFigures } from './key-figures.ts';
import { notReadYetMessage } from './not-read-yet.ts';
import { riskBandBlocks } from './risk-bands.ts';
import { segmentBlocks } from './segments.ts';
import { systemBlocks } from './system.ts';
import { WHATS_NEW } from './whats-new.ts';

const MOST_NEWS = 3;

const provenance = ({ figures, model, at, oldBook }: HomeContent): string[] => [
  ...oldBookLines(oldBook),
  ...(figures ? [bothDaysInWords(figures.asOf, figures.dataAsOf)] : []),
  ...(model ? [`Model ${model.version}, trained ${ago(model.trainedAt, at)}`] : []),
  ...(figures ? futureTradeLines(figures) : []),
];

/** Trades that can't be right are said to everybody: their clients' advice doesn't know of them. */
const futureTradeLines = ({ quality: { skipped }, asOf }: DeskFigures): string[] => {
  const trades = skipped[IN_THE_FUTURE] ?? 0;
  const many = claim(plural(trades, 'trade'), { kind: 'quality.future', subject: {}, number: trades, asOf });
  return trades === 0 ? [] : [`${many} dated in the future left out`];
};

/** An admin can train at once. */
const untrained = (role: Role): KnownBlock[] => [
  richText(
    line(
      bold(PHRASES.untrained),
      words(
        `\nOnce it is, this page shows the book, the segments and your clients to call.${role === 'admin' ? '' : ' Ask an admin to train it.'}`,
      ),
    ),
  ),
  ...(role === 'admin' ? [{ type: 'actions' as const, elements: [trainNowButton()] }] : []),
];

const news = (role: Role): KnownBlock[] => {
  const items = WHATS_NEW.filter(({ roles }) => roles === undefined || roles.includes(role)).slice(0, MOST_NEWS);
  return [
    { type: 'header', text: plain('What’s new', 150) },
    richText(
      list(
        'bullet',
        items.map(({ since, text }) => line(words(`${text} `), italic(since))),
      ),
    ),
  ];
};

/** The Home dashboard: buttons and calls on the first screen, then key figures, segments, accuracy, risk bands, system and news. */
export const homeView = (content: HomeContent): HomeView => {
  const { actor, isReadAgain, figures, model, picture, at, zone } = content;
  const from = provenance(content);
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Bond Advisor', 150) },
      ...(from.length === 0 ? [] : [context(...from)]),
      ...(model ? [] : untrained(actor.role)),
      ...(model && (!figures || isReadAgain) ? notReadYetMessage(isReadAgain).blocks : []),
      { type: 'actions', elements: homeButtons(actor.role) },
      ...callBlocks(content),
      ...keyFigures(content),
      ...(figures ? segmentBlocks(figures, picture, model?.version ?? null) : []),
      ...(model ? accuracyBlocks(model) : []),
      ...(figures ? riskBandBlocks(figures) : []),
      ...systemBlocks(content),
      ...news(actor.role),
      { type: 'context', elements: [{ type: 'mrkdwn', text: `Updated ${slackDate(at, zone)}.` }] },
    ],
  };
};
