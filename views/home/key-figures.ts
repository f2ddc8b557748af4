import type { SectionBlock } from '@slack/types';
import type { HomeContent } from '../../src/usecases/desk/home-content.ts';
import { count, money, percent, rate } from '../format.ts';

/** The numbers that are read first. The words are ours and the rest is numbers, so there is nothing to escape. */
export const keyFigures = ({ figures, model }: HomeContent): SectionBlock[] => {
  if (!figures) return [];
  const { clients, buyers, invested, trades, meanYield, segments } = figures;
  const rows: ReadonlyArray<readonly [string, string]> = [
    ['Clients', buyers === clients ? count(clients) : `${count(clients)}, ${count(buyers)} of them with a purchase`],
    ['Invested', `${money(invested)} in ${count(trades)} trades`],
    ['Segments', count(segments.length)],
    ['Mean yield', meanYield === null ? 'unknown' : `${rate(meanYield)}, by amount`],
    ['Held-out accuracy', model?.quality ? percent(model.quality.hitAt1) : 'the book is too small to say'],
  ];
  return [{ type: 'section', fields: rows.map(([name, value]) => ({ type: 'mrkdwn', text: `*${name}*\n${value}` })) }];
};
