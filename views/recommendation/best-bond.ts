import type { RecommendedType } from '../../src/advisor/advice/recommend.ts';
import { isPerpetual } from '../../src/advisor/bonds/perpetual.ts';
import { WHY_NO_BOND } from '../../src/advisor/suitability/judge-type.ts';
import type { Day } from '../../src/advisor/units.ts';
import { code, words } from '../blocks/blocks.ts';
import { isinOf, issuerOf, maturityIn, placeClaims, ratingOf, type ShownFor, tradedOn, whyIn, yieldIn } from './bond-words.ts';

type Bond = RecommendedType['bonds'][number];

const earns = (bond: Bond, asOf: Day): string => {
  const [earned, traded] = [yieldIn(bond, asOf), tradedOn(bond, asOf)];
  return earned === null ? 'yield unknown' : `${earned}${traded === null ? '' : ` (traded ${traded})`}`;
};

const matures = (bond: Bond, asOf: Day): string => (isPerpetual(bond) ? 'perpetual' : (maturityIn(bond, asOf) ?? 'maturity unknown'));

/** Issuer, yield, maturity and rating: what tells a bond from others at a glance. */
export const bondInShort = (bond: Bond, asOf: Day): string =>
  [issuerOf(bond, 60), earns(bond, asOf), matures(bond, asOf), ratingOf(bond, asOf)].join(' · ');

/** Why a type has no bond to name. */
export const noBondWords = (areOffersKnown: boolean): string =>
  areOffersKnown ? `No suitable bond on offer just now: ${WHY_NO_BOND}` : 'We can’t tell which bonds are on offer just now';

/** The type's best bond and its ISIN to copy, or why there's none: as text, and as elements of a rich text. */
export const bestBond = ({ bonds: [bond] }: RecommendedType, areOffersKnown: boolean, shownFor: ShownFor) => {
  if (!bond) {
    const none = noBondWords(areOffersKnown);
    return { text: `${none}.`, elements: [words(none)] };
  }
  const said = bondInShort(bond, shownFor.asOf);
  const isin = placeClaims(isinOf(bond), bond, 0, shownFor);
  const why = whyIn(bond);
  const because = why === null ? '' : `Why this one: ${why}`;
  return {
    text: `Best bond: ${said} · ${isin}.${because && ` ${because}.`}`,
    elements: [words(`${said} · `), code(isin), ...(because ? [words(`\n${because}`)] : [])],
  };
};
