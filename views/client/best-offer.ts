import type { RichTextBlock } from '@slack/types';
import type { LookedUpAdvice } from '../../src/usecases/client/client-lookup.ts';
import { bold, line, richText, words } from '../blocks/blocks.ts';
import { shown } from '../blocks/format.ts';
import { chanceInWords } from '../recommendation/answer.ts';
import { bestBond } from '../recommendation/best-bond.ts';
import { areOffersKnown } from '../recommendation/provenance.ts';

/** The core of a client's recommendation: the type to offer, its chance and the best bond. Empty without a model. */
export const bestOffer = (advice: LookedUpAdvice | null): RichTextBlock[] => {
  if (!advice) return [];
  const { recommendation } = advice;
  const [first] = recommendation.recommended;
  if (!first) return [richText(line(bold('Nothing suitable to offer'), words(' just now. Recommend says why.')))];
  const { bonds, ...type } = first;
  // Why this bond rather than another is a reason, which the recommendation gives.
  const [best] = bonds.map(({ why: _, ...bond }) => bond);
  const bond = bestBond({ ...type, bonds: best ? [best] : [] }, areOffersKnown(advice), recommendation);
  return [
    richText(
      line(
        bold(`Offer ${shown(first.bondType, 60)}`),
        words(` (${chanceInWords(recommendation, 0)} chance among what fits)\n`),
        ...bond.elements,
      ),
    ),
  ];
};
