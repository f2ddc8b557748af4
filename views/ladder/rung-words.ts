import { traitsOf } from '../../src/advisor/bonds/traits-of.ts';
import type { Ladder, LadderPlace, LeftOut, Rung } from '../../src/advisor/ladder/ladder.ts';
import type { Says } from '../../src/claims/claim.ts';
import { date, money, plural } from '../blocks/format.ts';
import { issuerOf, maturityIn, ratingOf, tradedOn, yieldIn } from '../recommendation/bond-words.ts';

/** Reasons in the order the rules are checked. */
const REASONS: ReadonlyArray<readonly [keyof LeftOut, string]> = [
  ['guardian', 'kept from a minor without an account holder'],
  ['maturity', 'maturing before a purchase settles'],
  ['horizon', 'maturing after the client’s horizon'],
  ['unrated', 'without a rating'],
  ['default', 'in default'],
  ['band', 'too risky for the client’s band'],
  ['minimum', 'sold only for more than all the client’s money'],
  ['ratedLower', 'rated lower than asked for'],
  ['namedCallable', 'callable'],
  ['factsMissing', 'without a yield, coupon or frequency to compute with'],
  ['tooDear', 'whose smallest purchase costs more than the rung’s share'],
  ['issuer', 'of an issuer the client would have too much of'],
];

/** A rung, its place on the ladder (from 1), and whoever makes claims of the ladder. */
export interface SaidRung {
  readonly rung: Rung;
  readonly place: number;
  readonly says: Says;
}

const leftOutInWords = ({ rung: { leftOut }, place, says }: SaidRung): string =>
  REASONS.filter(([why]) => leftOut[why] > 0)
    .map(([why, words]) => `${says('rung.leftOut', String(leftOut[why]), leftOut[why], { rung: place, why })} ${words}`)
    .join(', ');

/** The rung and the last day one of its bonds may mature: "Rung 2, by 13 Mar 2028". */
export const rungName = ({ rung: { until }, place, says }: SaidRung): string =>
  says('rung.until', `Rung ${place}, by ${date(until)}`, until, { rung: place });

/** Why a rung is empty: nothing matures in it, or which rules left its bonds out. */
export const whyEmpty = (said: SaidRung): string => {
  const { maturing } = said.rung;
  const bonds = (words: string): string => said.says('rung.maturing', words, maturing, { rung: said.place });
  return maturing === 0
    ? bonds('no bond on offer matures in this time')
    : `of ${bonds(plural(maturing, 'bond'))} on offer: ${leftOutInWords(said)}`;
};

/** What's placed in a bond. */
export const amountIn = ({ bond: { bondId: bond }, amount }: LadderPlace, says: Says): string =>
  says('ladder.amount', money(amount), amount, { bond });

/** The bond's yield, and the day of the trade it's from; null if it's unknown. */
export const earnedBy = ({ bond }: LadderPlace, { asOf }: Pick<Ladder, 'asOf'>): string | null => {
  const [earned, traded] = [yieldIn(bond, asOf), tradedOn(bond, asOf)];
  return earned === null || traded === null ? earned : `${earned} (traded ${traded})`;
};

/** A bond on a rung: amount, yield, maturity, rating and issuer. */
export const placeInWords = (place: LadderPlace, { asOf }: Pick<Ladder, 'asOf'>, says: Says): string => {
  const { bond, units } = place;
  const matures = maturityIn(bond, asOf);
  const until = matures === null ? '' : ` to ${matures}`;
  const whole = units === null ? ', minimum investment unknown' : '';
  const earns = earnedBy(place, { asOf }) ?? 'yield unknown';
  return `${amountIn(place, says)} at ${earns}${until} · ${ratingOf(bond, asOf)} · ${issuerOf(bond, 60)}${traitsOf(bond).includes('callable') ? ' · callable' : ''}${whole}`;
};
