import type { RichTextBlock, RichTextSection } from '@slack/types';
import type { RecommendedType } from '../../src/advisor/advice/recommend.ts';
import type { RecommendedBond } from '../../src/advisor/bonds/bond.ts';
import { bold, code, line, list, richText, words } from '../blocks/blocks.ts';
import { money, plural, rate, shown } from '../blocks/format.ts';
import { isinOf, maturityOf, rateRiskOf, ratingOf, yieldOf } from './bond-words.ts';

const MOST_BONDS = 5;

const bondLine = (bond: RecommendedBond): RichTextSection => {
  const facts = [
    bond.issuer === null ? null : shown(bond.issuer, 80),
    yieldOf(bond),
    ratingOf(bond),
    maturityOf(bond),
    bond.coupon === null ? null : `coupon ${rate(bond.coupon)}`,
    rateRiskOf(bond),
    bond.minimumInvestment === null ? null : `from ${money(bond.minimumInvestment)}`,
  ].filter((fact) => fact !== null);
  return line(code(isinOf(bond)), words(` ${facts.join(' · ')}`));
};

/** The bonds on offer as a list under each type. It wraps on a phone and works in every workspace. */
export const bondList = (types: readonly RecommendedType[]): RichTextBlock[] => {
  const offered = types.filter(({ bonds }) => bonds.length > 0);
  if (offered.length === 0) return [];
  return [
    richText(
      ...offered.flatMap(({ bondType, bonds }) => {
        const more = bonds.length - MOST_BONDS;
        return [
          line(bold(`${shown(bondType, 80)} on offer`)),
          list('bullet', bonds.slice(0, MOST_BONDS).map(bondLine)),
          ...(more > 0 ? [line(words(`and ${plural(more, 'more bond', 'more bonds')}`))] : []),
        ];
      }),
    ),
  ];
};
