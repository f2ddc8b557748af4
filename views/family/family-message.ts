import type { ActionsBlock, Button } from '@slack/types';
import type { FamilyReview } from '../../src/usecases/family/family-outcome.ts';
import { clientButtons } from '../asked-client/client-buttons.ts';
import { minorsSentence } from '../asked-client/guardian-note.ts';
import { context, type Message, plain } from '../blocks/blocks.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { count, escapeMrkdwn, money, percent, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook, Look } from '../blocks/look.ts';
import { answerProvenance } from '../recommendation/answer-provenance.ts';
import { exposureFigures } from './exposure-figures.ts';
import { concentrationLines, exposureNotes, issuerLines } from './exposure-words.ts';
import { kinshipBlocks } from './kinship-words.ts';
import { memberTable } from './member-table.ts';
import { statisticsButton } from './statistics-button.ts';

const LONGEST_ID = 80;

/** Number of members the person may see. */
const seen = ({ members, more }: FamilyReview): number => members.length + more;

const whoIsShown = (review: FamilyReview): string[] => [
  `Asked about ${shown(review.asked, LONGEST_ID)}${review.asked === review.holder ? ', the holder' : `; the holder is ${shown(review.holder, LONGEST_ID)}`}.`,
  ...(review.more > 0
    ? [`The ${count(review.members.length)} weightiest are shown, and ${count(review.more)} more count in what is outstanding.`]
    : []),
  ...(review.hidden > 0
    ? [
        `${plural(review.hidden, 'member')} of this family ${review.hidden === 1 ? 'is a client' : 'are clients'} of other relationship managers: not shown, and not counted in anything here.`,
      ]
    : []),
];

const headline = (review: FamilyReview): string => {
  const [worst] = review.concentrations;
  const outstanding = `${plural(seen(review), 'client')}, ${money(review.exposure.outstanding)} outstanding`;
  return worst ? `${outstanding}; ${percent(worst.share)} in ${shown(worst.of, 60)}` : outstanding;
};

const actions = (review: FamilyReview, firmWide: boolean): ActionsBlock[] => {
  const elements: Button[] = [
    ...clientButtons(review.asked, ['recommend', 'profile', 'compare', 'ladder']),
    ...(firmWide ? [statisticsButton()] : []),
  ];
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
};

/**
 * A family: concentration warnings first, then each member, then what they hold together.
 * @param drawing.charts how to draw each of `exposureFigures`
 * @param drawing.firmWide whether the person may see figures over all families
 */
export const familyMessage = (
  review: FamilyReview,
  drawing: { readonly look: Look; readonly charts: readonly ChartLook[]; readonly firmWide: boolean },
): Message => {
  const title = `Family of ${shown(review.holder, LONGEST_ID)}`;
  const { exposure } = review;
  const minors = minorsSentence(review.members.map(({ profile }) => profile));
  return {
    text: escapeMrkdwn(`${title}: ${headline(review)}`),
    blocks: [
      {
        type: 'header',
        text: plain(`${title}: ${plural(seen(review), 'client')}, ${money(exposure.outstanding)} outstanding`, SLACK_LIMITS.headerText),
      },
      concentrationLines(exposure, review.concentrations),
      context(...whoIsShown(review)),
      ...(minors === null ? [] : [context(`⚠️ ${minors}`)]),
      ...memberTable(review.members, drawing.look.table),
      ...kinshipBlocks(review.members, drawing.look.folds),
      ...issuerLines(exposure),
      ...exposureFigures(exposure).flatMap((figure, at) => figureBlocks(figure, drawing.charts[at] ?? { kind: 'text' })),
      answerProvenance(review, drawing.look.zone, { notes: exposureNotes(exposure) }),
      ...actions(review, drawing.firmWide),
    ],
  };
};
