import type { HomeView, KnownBlock } from '@slack/types';
import type { HomeContent } from '../../src/usecases/desk/home-content.ts';
import type { ThumbCounts } from '../../src/usecases/ports/advice-history.ts';
import { bold, code, context, line, list, plain, richText, words } from '../blocks.ts';
import { ago, count, date, dateTimeOf, plural } from '../format.ts';
import { accuracyBlocks } from './accuracy.ts';
import { callBlocks } from './calls.ts';
import { type HomeAction, homeButtons } from './home-actions.ts';
import { keyFigures } from './key-figures.ts';
import { riskBandBlocks } from './risk-bands.ts';
import { segmentBlocks } from './segments.ts';
import { systemBlocks } from './system.ts';
import { WHATS_NEW } from './whats-new.ts';

const MOST_NEWS = 3;

const provenance = ({ figures, model, at }: HomeContent): string[] => [
  ...(figures ? [`The book up to ${date(figures.asOf)}`] : []),
  ...(model ? [`Model ${model.version}, trained ${ago(model.trainedAt, at)}`] : []),
];

const untrained: KnownBlock = richText(
  line(
    bold('The advisor has not been trained yet'),
    words('\nOnce it is, this page shows the book, the segments and your clients to call. An admin starts the first training with '),
    code('bond-advisor train'),
    words('.'),
  ),
);

const notRead: KnownBlock = richText(
  line(bold('The figures are not gathered yet'), words('\nThey come with the next training, or when an admin refreshes the data.')),
);

const feedback = ({ up, down, choseFirst, choseOther }: ThumbCounts): KnownBlock[] => {
  const choices = choseFirst + choseOther;
  const nothing = up + down + choices === 0;
  const told = `👍 ${count(up)} · 👎 ${count(down)}${
    choices === 0 ? '' : ` · the client’s choice was told ${plural(choices, 'time')}, ${count(choseFirst)} of them what stood first`
  }`;
  return [
    { type: 'header', text: plain('Feedback this week', 150) },
    richText(line(words(nothing ? 'None yet. A thumb under a recommendation teaches the advisor, and counts at once.' : told))),
  ];
};

const news: KnownBlock[] = [
  { type: 'header', text: plain('What is new', 150) },
  richText(
    list(
      'bullet',
      WHATS_NEW.slice(0, MOST_NEWS).map(({ since, text }) =>
        line(words(`${text} `), { type: 'text', text: since, style: { italic: true } }),
      ),
    ),
  ),
];

/** The dashboard, in the order in which it is needed: what to do, whom to call, then the book and how good the advice is. */
export const homeView = (content: HomeContent, offered: ReadonlySet<HomeAction>): HomeView => {
  const { actor, figures, model, feedbackThisWeek, picture, at } = content;
  const buttons = homeButtons(actor.role, offered);
  const from = provenance(content);
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Bond advisor', 150) },
      ...(from.length === 0 ? [] : [context(...from)]),
      ...(model ? [] : [untrained]),
      ...(model && !figures ? [notRead] : []),
      ...keyFigures(content),
      ...(buttons.length === 0 ? [] : [{ type: 'actions' as const, elements: buttons }]),
      ...callBlocks(content),
      ...(figures ? segmentBlocks(figures, picture) : []),
      ...(model ? accuracyBlocks(model) : []),
      ...(figures ? riskBandBlocks(figures) : []),
      ...(model ? feedback(feedbackThisWeek) : []),
      ...systemBlocks(content),
      ...news,
      context(`Drawn ${dateTimeOf(at)}. It is drawn anew whenever you open it.`),
    ],
  };
};
