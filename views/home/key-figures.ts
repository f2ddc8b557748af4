import type { SectionBlock } from '@slack/types';
import type { DeskFigures } from '../../src/advisor/desk/desk-figures.ts';
import type { Quality } from '../../src/advisor/model/model.ts';
import type { HomeContent } from '../../src/usecases/home/home-content.ts';
import type { ThumbCounts } from '../../src/usecases/ports/advice-history.ts';
import { count, money, percent, plural, rate } from '../blocks/format.ts';

const thisWeek = ({ up, down, choseFirst, choseOther }: ThumbCounts): string => {
  const choices = choseFirst + choseOther;
  if (up + down + choices === 0) return 'none yet';
  return `👍 ${count(up)}  👎 ${count(down)}${choices === 0 ? '' : `  ${plural(choices, 'choice')} told`}`;
};

const clientsOf = ({ clients, buyers }: DeskFigures, own: number | null): string => {
  if (own !== null) return `${count(own)} yours, of ${count(clients)} in the firm`;
  return buyers === clients ? count(clients) : `${count(clients)}, ${count(buyers)} of them with a purchase`;
};

const outstandingOf = ({ outstanding, holders, buyers, maturityUnknown }: DeskFigures): string =>
  `${money(outstanding)}, held by ${count(holders)} of ${plural(buyers, 'buyer')}${maturityUnknown > 0 ? `; another ${money(maturityUnknown)} has no maturity recorded` : ''}`;

/** A mean says what it averages. */
const yieldOf = ({ meanYield }: DeskFigures): string =>
  meanYield === null ? 'unknown' : `${rate(meanYield)} at purchase, over what’s outstanding, weighted by amount`;

/** Number of segments with clients. Names the model version if another one was activated since the book was read. */
const segmentsOf = ({ segments, version }: DeskFigures, activeVersion: number | null): string =>
  `${count(segments.filter(({ clients }) => clients > 0).length)}${activeVersion === null || activeVersion === version ? '' : `, of model ${version}`}`;

const accuracyOf = (quality: Quality | null | undefined): string =>
  quality
    ? `${percent(quality.hitAt1)} (${percent(quality.hitAt1Ci95[0])} to ${percent(quality.hitAt1Ci95[1])})`
    : 'the book is too small to say';

/** The main figures at the top. They hold only our words and numbers, so nothing needs escaping. */
export const keyFigures = ({ figures, model, feedbackThisWeek, ownClients }: HomeContent): SectionBlock[] => {
  if (!figures) return [];
  const firm = ownClients === null ? '' : ' in the firm';
  const rows: ReadonlyArray<readonly [string, string]> = [
    ['Clients', clientsOf(figures, ownClients)],
    [`Outstanding${firm}`, outstandingOf(figures)],
    [`Bought so far${firm}`, `${money(figures.bought)} in ${plural(figures.trades, 'trade')}, matured or not`],
    ['Segments', segmentsOf(figures, model?.version ?? null)],
    ['Average yield', yieldOf(figures)],
    ['Held-out accuracy', accuracyOf(model?.quality)],
    ['Feedback this week', thisWeek(feedbackThisWeek)],
  ];
  return [{ type: 'section', fields: rows.map(([name, value]) => ({ type: 'mrkdwn', text: `*${name}*\n${value}` })) }];
};
