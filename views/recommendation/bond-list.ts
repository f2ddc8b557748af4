import type { RichTextBlock, RichTextSection } from '@slack/types';
import type { RecommendedType } from '../../src/advisor/advice/recommend.ts';
import type { RecommendedBond } from '../../src/advisor/bonds/bond.ts';
import { bold, code, line, list, richText, words } from '../blocks/blocks.ts';
import { plural, shown } from '../blocks/format.ts';
import {
  bandLimitOf,
  couponIn,
  isinOf,
  maturityOf,
  minimumIn,
  placeClaims,
  rateRiskOf,
  ratingOf,
  type ShownFor,
  structureOf,
  yieldOf,
} from './bond-words.ts';

const MOST_BONDS = 5;

const bondLine = (bond: RecommendedBond, place: number, shownFor: ShownFor): RichTextSection => {
  const { asOf } = shownFor;
  const [coupon, minimum] = [couponIn(bond, asOf), minimumIn(bond, asOf)];
  const facts = [
    bond.issuer === null ? null : shown(bond.issuer, 80),
    yieldOf(bond, asOf),
    ratingOf(bond, asOf),
    maturityOf(bond, asOf),
    coupon === null ? null : `coupon ${coupon}`,
    rateRiskOf(bond, asOf),
    minimum === null ? null : `from ${minimum}`,
    structureOf(bond),
    bandLimitOf(bond, asOf),
  ].filter((fact) => fact !== null);
  return line(code(placeClaims(isinOf(bond), bond, place, shownFor)), words(` ${facts.join(' · ')}`));
};

/** The bonds on offer as a list under each type. It wraps on a phone and works in every workspace. */
export const bondList = (types: readonly RecommendedType[], shownFor: ShownFor): RichTextBlock[] => {
  const offered = types.filter(({ bonds }) => bonds.length > 0);
  if (offered.length === 0) return [];
  return [
    richText(
      ...offered.flatMap(({ bondType, bonds }) => {
        const more = bonds.length - MOST_BONDS;
        return [
          line(bold(`${shown(bondType, 80)} on offer`)),
          list(
            'bullet',
            bonds.slice(0, MOST_BONDS).map((bond, place) => bondLine(bond, place, shownFor)),
          ),
          ...(more > 0 ? [line(words(`and ${plural(more, 'more bond', 'more bonds')}`))] : []),
        ];
      }),
    ),
  ];
};
