import type { ContainerBlock, KnownBlock, RichTextBlock } from '@slack/types';
import type { ExcludedType, Recommendation, RecommendedType } from '../../src/advisor/advice/recommend.ts';
import { bold, italic, line, list, plain, richText, words } from '../blocks/blocks.ts';
import { plural, readableDates, shown } from '../blocks/format.ts';

const MOST_EXCLUDED = 6;
const MOST_REASONS = 3;
const HEADING = 'Why these, and what was left out';

/** A type with its reasons. The first type's main reason is skipped, because the message starts with it. */
const reasonsOf = (type: RecommendedType, place: number): RichTextBlock['elements'] => {
  const reasons = type.reasons.slice(place === 0 ? 1 : 0, MOST_REASONS);
  if (reasons.length === 0) return [];
  return [
    line(bold(shown(type.bondType, 80))),
    list(
      'bullet',
      reasons.map((reason) => line(words(readableDates(shown(reason, 200))))),
    ),
  ];
};

/** Types that ranked high enough but were ruled out, each with the rule. */
export const excludedTypes = (excluded: readonly ExcludedType[]): RichTextBlock['elements'] => {
  if (excluded.length === 0) return [];
  const more = excluded.length - MOST_EXCLUDED;
  return [
    line(bold('Left out')),
    list(
      'bullet',
      excluded
        .slice(0, MOST_EXCLUDED)
        .map(({ bondType, reason }) => line(words(`${shown(bondType, 80)}: ${readableDates(shown(reason, 200))}`))),
    ),
    ...(more > 0 ? [line(words(`and ${plural(more, 'more type', 'more types')}`))] : []),
  ];
};

/** The reasons, what would change the order, and what was left out. Folded if the look allows it. */
export const details = (
  { excluded, counterfactual }: Recommendation,
  types: readonly RecommendedType[],
  folds: boolean,
): readonly KnownBlock[] => {
  const elements = [
    ...types.flatMap(reasonsOf),
    ...(counterfactual === null ? [] : [line(italic(shown(counterfactual, 300)))]),
    ...excludedTypes(excluded),
  ];
  if (elements.length === 0) return [];
  const block = richText(...elements);
  if (!folds) return [block];
  const folded: ContainerBlock = {
    type: 'container',
    title: plain(HEADING, 150),
    child_blocks: [block],
    width: 'full',
    is_collapsible: true,
    default_collapsed: true,
  };
  return [folded];
};
