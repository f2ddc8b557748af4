import type { RichTextBlock } from '@slack/types';
import type { Ladder } from '../../src/advisor/ladder/ladder.ts';
import type { Says } from '../../src/claims/claim.ts';
import { bold, line, list, words } from '../blocks/blocks.ts';
import { date, money, percent, plural, shown } from '../blocks/format.ts';
import { rungName, whyEmpty } from './rung-words.ts';

/** Rungs without a bond, each with its reason, under how many there are. Empty if each has one. @param says makes claims of the ladder */
export const emptyRungs = ({ rungs }: Ladder, says: Says): RichTextBlock['elements'] => {
  const empty = rungs.map((rung, at) => ({ rung, place: at + 1, says })).filter(({ rung }) => rung.places.length === 0);
  if (empty.length === 0) return [];
  return [
    line(bold(`${says('ladder.empty', plural(empty.length, 'rung'), empty.length)} couldn’t be filled`)),
    list(
      'bullet',
      empty.map((said) => line(bold(rungName(said)), words(` ${whyEmpty(said)}`))),
    ),
  ];
};

/** The amount not placed, and why: empty rungs, or remainders after whole lots. */
const unplacedNote = ({ unplaced, wish, rungs, share }: Ladder, says: Says): readonly string[] => {
  if (unplaced <= 0) return [];
  const empty = rungs.filter(({ places }) => places.length === 0).length;
  const reasons = [
    ...(empty > 0 ? [`the share of ${says('ladder.empty', plural(empty, 'empty rung'), empty)}`] : []),
    ...(unplaced > empty * share ? ['what whole lots and equal shares leave over'] : []),
  ];
  const whole = says('ladder.wished', money(wish.amount), wish.amount);
  return [`${says('ladder.unplaced', money(unplaced), unplaced)} of ${whole} isn’t placed: ${reasons.join(', and ')}.`];
};

/** What may not be overlooked: an issuer that dominates. @param says makes claims of the ladder */
export const ladderWarnings = ({ dominating }: Ladder, says: Says): readonly string[] =>
  dominating
    ? [
        `⚠️ ${shown(dominating.issuer, 80)} holds ${says('ladder.dominating', percent(dominating.share), dominating.share)} of the ladder’s money, more than ${says('limit.ladderShare', percent(dominating.most), dominating.most, {})}: no other issuer was left for some rungs.`,
      ]
    : [];

/** Notes on the ladder: unplaced money, old yields and call terms. @param says makes claims of the ladder */
export const ladderNotes = (ladder: Ladder, says: Says): readonly string[] => [
  ...unplacedNote(ladder, says),
  ...(ladder.averageYield === null
    ? []
    : [
        'Amounts are what’s to pay: price with accrued interest, stamp duty and fee as far as they’re configured. The average yield is to maturity, weighted by them.',
      ]),
  ...(ladder.oldestYieldDay === null
    ? []
    : [
        `Some yields are those of a last trade, the oldest of ${says('ladder.oldestYield', date(ladder.oldestYieldDay), ladder.oldestYieldDay)}: ask for a price.`,
      ]),
  `Books rarely say whether a bond can be called${ladder.wish.callable ? '' : '; those known to be callable are left out'}. Yields are before tax and costs, each bond kept until it matures. On each rung new issuers come first, then higher yields.`,
];
