import type { RichTextBlock } from '@slack/types';
import type { Ladder } from '../../src/advisor/ladder/ladder.ts';
import { bold, line, list, richText, words } from '../blocks.ts';
import { date, money, percent, plural, shown } from '../format.ts';
import { rungDays, whyEmpty } from './rung-words.ts';

/** Rungs without a bond, and why. */
export const emptyRungs = ({ rungs }: Ladder): RichTextBlock[] => {
  const empty = rungs.map((rung, at) => ({ rung, place: at + 1 })).filter(({ rung }) => rung.places.length === 0);
  if (empty.length === 0) return [];
  return [
    richText(
      line(bold(`${plural(empty.length, 'rung')} could not be filled`)),
      list(
        'bullet',
        empty.map(({ rung, place }) => line(bold(`Rung ${place}, ${rungDays(rung)}`), words(` ${whyEmpty(rung)}`))),
      ),
    ),
  ];
};

/** What must be known to read the ladder right. */
export const ladderNotes = ({ dominating, oldestYieldDay, unplaced, wish }: Ladder): readonly string[] => [
  ...(dominating
    ? [`⚠️ ${shown(dominating.issuer, 80)} holds ${percent(dominating.share)} of what is placed: no other issuer was left for some rungs.`]
    : []),
  ...(unplaced > 0 ? [`${money(unplaced)} of ${money(wish.amount)} is not placed: rungs take whole minimum investments.`] : []),
  ...(oldestYieldDay === null ? [] : [`Some yields are those of a last trade, the oldest of ${date(oldestYieldDay)}: ask for a price.`]),
  `Call terms are not in the book${wish.callable ? '' : '; bonds named callable are left out'}. Before tax and costs, each bond kept until it matures.`,
];
