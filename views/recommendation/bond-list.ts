import type { KnownBlock, RichTextSection } from '@slack/types';
import type { RecommendedType } from '../../src/advisor/advice/recommend.ts';
import type { RecommendedBond } from '../../src/advisor/bonds/bond.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { bold, code, line, list, words } from '../blocks/blocks.ts';
import { folded } from '../blocks/folded.ts';
import { plural, shown } from '../blocks/format.ts';
import { bondInShort } from './best-bond.ts';
import { bandLimitOf, couponIn, isinOf, minimumIn, placeClaims, rateRiskOf, type ShownFor, structureOf, whyIn } from './bond-words.ts';

const MOST_BONDS = 5;

/** What tells the bond from others comes first, so that it's readable on a phone. */
const bondLine = (bond: RecommendedBond, place: number, shownFor: ShownFor): RichTextSection => {
  const { asOf } = shownFor;
  const [coupon, minimum] = [couponIn(bond, asOf), minimumIn(bond, asOf)];
  const facts = [
    whyIn(bond),
    coupon === null ? null : `coupon ${coupon}`,
    rateRiskOf(bond, asOf),
    minimum === null ? null : `from ${minimum}`,
    structureOf(bond),
    bandLimitOf(bond, asOf),
  ].filter((fact) => fact !== null);
  const isin = code(placeClaims(isinOf(bond), bond, place, shownFor));
  return line(words(`${bondInShort(bond, asOf)} · `), isin, ...(facts.length === 0 ? [] : [words(`\n${facts.join(' · ')}`)]));
};

/** The bonds on offer as a list under each type, folded if the look allows it. It wraps on a phone and works in every workspace. */
export const bondList = (types: readonly RecommendedType[], shownFor: ShownFor, folds: boolean): KnownBlock[] => {
  const offered = types.filter(({ bonds }) => bonds.length > 0);
  if (offered.length === 0) return [];
  const lines = offered.flatMap(({ bondType, bonds }) => {
    const more = bonds.length - MOST_BONDS;
    return [
      line(bold(shown(bondType, 80))),
      list(
        'bullet',
        bonds.slice(0, MOST_BONDS).map((bond, place) => bondLine(bond, place, shownFor)),
      ),
      ...(more > 0 ? [line(words(`and ${plural(more, 'more bond', 'more bonds')}`))] : []),
    ];
  });
  return [folded(PHRASES.bestFitFirst, lines, folds)];
};
