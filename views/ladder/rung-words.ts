import type { LadderPlace, LeftOut, Rung } from '../../src/advisor/ladder/ladder.ts';
import { date, money, plural, rate } from '../blocks/format.ts';
import { issuerOf, ratingOf, tradedOn } from '../recommendation/bond-words.ts';

/** Reasons in the order the rules are checked. */
const REASONS: ReadonlyArray<readonly [keyof LeftOut, string]> = [
  ['unsuitable', 'not suitable for this client'],
  ['ratedLower', 'rated lower than asked for'],
  ['namedCallable', 'named callable'],
  ['factsMissing', 'without a yield, coupon or frequency to compute with'],
  ['tooDear', 'with a minimum investment above the rung’s share'],
];

const leftOutInWords = (leftOut: LeftOut): string =>
  REASONS.filter(([reason]) => leftOut[reason] > 0)
    .map(([reason, words]) => `${leftOut[reason]} ${words}`)
    .join(', ');

/** The last day a bond of the rung may mature, in words. */
export const rungDays = ({ until }: Pick<Rung, 'until'>): string => `by ${date(until)}`;

/** Why a rung is empty: nothing matures in it, or which rules left its bonds out. */
export const whyEmpty = ({ maturing, leftOut }: Rung): string =>
  maturing === 0 ? 'no bond on offer matures in this time' : `of ${plural(maturing, 'bond')} on offer: ${leftOutInWords(leftOut)}`;

/** A bond on a rung: amount, yield, maturity, rating and issuer. */
export const placeInWords = ({ bond, amount, units }: LadderPlace): string => {
  const traded = tradedOn(bond);
  const earns =
    bond.yieldToMaturity === null ? 'yield unknown' : `${rate(bond.yieldToMaturity)}${traded === null ? '' : ` (traded ${traded})`}`;
  const until = bond.maturityDay === null ? '' : ` to ${date(bond.maturityDay)}`;
  const whole = units === null ? ', minimum investment unknown' : '';
  return `${money(amount)} at ${earns}${until} · ${ratingOf(bond)} · ${issuerOf(bond, 60)}${bond.namedCallable ? ' · named callable' : ''}${whole}`;
};
