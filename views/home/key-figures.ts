import type { SectionBlock } from '@slack/types';
import type { DeskFigures } from '../../src/advisor/desk/desk-figures.ts';
import type { Quality } from '../../src/advisor/model.ts';
import type { HomeContent } from '../../src/usecases/desk/home-content.ts';
import type { ThumbCounts } from '../../src/usecases/ports/advice-history.ts';
import { count, money, percent, plural, rate } from '../format.ts';

const thisWeek = ({ up, down, choseFirst, choseOther }: ThumbCounts): string => {
  const choices = choseFirst + choseOther;
  if (up + down + choices === 0) return 'none yet';
  return `👍 ${count(up)}  👎 ${count(down)}${choices === 0 ? '' : `  ${plural(choices, 'choice')} told`}`;
};

const clientsOf = ({ clients, buyers }: DeskFigures, own: number | null): string => {
  if (own !== null) return `${count(own)} yours, of ${count(clients)} in the firm`;
  return buyers === clients ? count(clients) : `${count(clients)}, ${count(buyers)} of them with a purchase`;
};

/** As many as the list below tells of, and whose they are where another version was put in force since. */
const segmentsOf = ({ segments, version }: DeskFigures, inForce: number | null): string =>
  `${count(segments.filter(({ clients }) => clients > 0).length)}${inForce === null || inForce === version ? '' : `, of model ${version}`}`;

const accuracyOf = (quality: Quality | null | undefined): string =>
  quality
    ? `${percent(quality.hitAt1)} (${percent(quality.hitAt1Ci95[0])} to ${percent(quality.hitAt1Ci95[1])})`
    : 'the book is too small to say';

/** The numbers that are read first. The words are ours and the rest is numbers, so there is nothing to escape. */
export const keyFigures = ({ figures, model, feedbackThisWeek, ownClients }: HomeContent): SectionBlock[] => {
  if (!figures) return [];
  const { invested, trades, meanYield } = figures;
  const rows: ReadonlyArray<readonly [string, string]> = [
    ['Clients', clientsOf(figures, ownClients)],
    [ownClients === null ? 'Invested' : 'Invested in the firm', `${money(invested)} in ${count(trades)} trades`],
    ['Segments', segmentsOf(figures, model?.version ?? null)],
    ['Mean yield', meanYield === null ? 'unknown' : `${rate(meanYield)}, by amount`],
    ['Held-out accuracy', accuracyOf(model?.quality)],
    ['Feedback this week', thisWeek(feedbackThisWeek)],
  ];
  return [{ type: 'section', fields: rows.map(([name, value]) => ({ type: 'mrkdwn', text: `*${name}*\n${value}` })) }];
};
