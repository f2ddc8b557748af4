import type { HomeView, KnownBlock } from '@slack/types';
import type { Role } from '../../src/usecases/actor.ts';
import type { HomeContent } from '../../src/usecases/desk/home-content.ts';
import { bold, code, context, italic, line, list, plain, richText, words } from '../blocks.ts';
import { ago, date, dateTimeOf } from '../format.ts';
import { accuracyBlocks } from './accuracy.ts';
import { callBlocks } from './calls.ts';
import { homeButtons } from './home-actions.ts';
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

const news = (role: Role): KnownBlock[] => {
  const items = WHATS_NEW.filter(({ roles }) => roles === undefined || roles.includes(role)).slice(0, MOST_NEWS);
  return [
    { type: 'header', text: plain('What is new', 150) },
    richText(
      list(
        'bullet',
        items.map(({ since, text }) => line(words(`${text} `), italic(since))),
      ),
    ),
  ];
};

/** The dashboard, in the order in which it is needed: what to do, whom to call, then the book and how good the advice is. */
export const homeView = (content: HomeContent): HomeView => {
  const { actor, figures, model, picture, at } = content;
  const from = provenance(content);
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plain('Bond advisor', 150) },
      ...(from.length === 0 ? [] : [context(...from)]),
      ...(model ? [] : [untrained]),
      ...(model && !figures ? [notRead] : []),
      ...keyFigures(content),
      { type: 'actions', elements: homeButtons(actor.role) },
      ...callBlocks(content),
      ...(figures ? segmentBlocks(figures, picture, model?.version ?? null) : []),
      ...(model ? accuracyBlocks(model) : []),
      ...(figures ? riskBandBlocks(figures) : []),
      ...systemBlocks(content),
      ...news(actor.role),
      context(`Drawn ${dateTimeOf(at)}. It is drawn anew whenever you open it.`),
    ],
  };
};
