import type { RichTextBlock } from '@slack/types';
import type { Ladder } from '../../src/advisor/ladder/ladder.ts';
import { bold, line, list, richText, words } from '../blocks/blocks.ts';
import { date, money, percent, plural, shown } from '../blocks/format.ts';
import { rungDays, whyEmpty } from './rung-words.ts';

/** Rungs without a bond, each with its reason. */
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

/** The amount not placed, and why: empty rungs, or remainders after whole minimum investments. */
const unplacedNote = ({ unplaced, wish, rungs, share }: Ladder): readonly string[] => {
  if (unplaced <= 0) return [];
  const empty = rungs.filter(({ places }) => places.length === 0).length;
  const reasons = [
    ...(empty > 0 ? [`the share of ${plural(empty, 'empty rung')}`] : []),
    ...(unplaced > empty * share ? ['what whole minimum investments and equal shares leave over'] : []),
  ];
  return [`${money(unplaced)} of ${money(wish.amount)} is not placed: ${reasons.join(', and ')}.`];
};

/** Notes on the ladder: a dominating issuer, unplaced money, old yields and call terms. */
export const ladderNotes = (ladder: Ladder): readonly string[] => [
  ...(ladder.dominating
    ? [
        `⚠️ ${shown(ladder.dominating.issuer, 80)} holds ${percent(ladder.dominating.share)} of what is placed: no other issuer was left for some rungs.`,
      ]
    : []),
  ...unplacedNote(ladder),
  ...(ladder.averageYield === null ? [] : ['Average yield: to maturity, of the bonds on this ladder, weighted by the amount placed.']),
  ...(ladder.oldestYieldDay === null
    ? []
    : [`Some yields are those of a last trade, the oldest of ${date(ladder.oldestYieldDay)}: ask for a price.`]),
  `Call terms are not in the book${ladder.wish.callable ? '' : '; bonds named callable are left out'}. Before tax and costs, each bond kept until it matures.`,
];
