import type { ActionsBlock, Button } from '@slack/types';
import type { FamilyReview } from '../../src/usecases/family/family-outcome.ts';
import { clientButtons } from '../asked-client/client-buttons.ts';
import { minorsSentence } from '../asked-client/guardian-note.ts';
import { context, type Message, plain } from '../blocks/blocks.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { count, escapeMrkdwn, money, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook, Look } from '../blocks/look.ts';
import { answerProvenance } from '../recommendation/answer-provenance.ts';
import { exposureFigures } from './exposure-figures.ts';
import { concentrationLines, exposureNotes, issuerLines } from './exposure-words.ts';
import { concentrationSaid, type FamilySays, saysOfFamily } from './family-claims.ts';
import { kinshipBlocks } from './kinship-words.ts';
import { memberTable } from './member-table.ts';
import { statisticsButton } from './statistics-button.ts';

const LONGEST_ID = 80;

/** Number of members the person may see. */
const seen = ({ members, more }: FamilyReview): number => members.length + more;

const whoIsShown = (review: FamilyReview, says: FamilySays): string[] => [
  `${shown(review.asked, LONGEST_ID)} ${review.asked === review.holder ? 'is the holder' : `invests through ${shown(review.holder, LONGEST_ID)}`}.`,
  ...(review.more > 0
    ? [
        `The ${count(review.members.length)} largest are shown; ${says('family.clientsBesides', `${count(review.more)} more`, review.more, { named: review.members.length })} count in what’s outstanding.`,
      ]
    : []),
  ...(review.hidden > 0
    ? [
        `${plural(review.hidden, 'member')} of this family ${review.hidden === 1 ? 'is a client' : 'are clients'} of other relationship managers: not shown or counted here.`,
      ]
    : []),
];

/** How many clients, and what they have outstanding. */
const size = (review: FamilyReview, says: FamilySays): string => {
  const { outstanding } = review.exposure;
  const clients = says('family.clients', plural(seen(review), 'client'), seen(review));
  return `${clients}, ${says('family.outstanding', money(outstanding), outstanding)} outstanding`;
};

const headline = (review: FamilyReview, says: FamilySays): string => {
  const [worst] = review.concentrations;
  return worst ? `${size(review, says)}; ${concentrationSaid(worst, says).share} in ${shown(worst.of, 60)}` : size(review, says);
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
  const says = saysOfFamily(review);
  const minors = minorsSentence(review.members.map(({ profile }) => profile));
  return {
    text: escapeMrkdwn(`${title}: ${headline(review, says)}`),
    blocks: [
      {
        type: 'header',
        text: plain(`${title}: ${size(review, says)}`, SLACK_LIMITS.headerText),
      },
      concentrationLines(exposure, review.concentrations, says),
      context(...whoIsShown(review, says)),
      ...(minors === null ? [] : [context(`⚠️ ${minors}`)]),
      ...memberTable(review.members, drawing.look.table, review.asOf),
      ...kinshipBlocks(review.members, drawing.look.folds, review.asOf),
      ...issuerLines(exposure, says),
      ...exposureFigures(exposure, says).flatMap((figure, at) => figureBlocks(figure, drawing.charts[at] ?? { kind: 'text' })),
      answerProvenance(review, drawing.look.zone, { notes: exposureNotes(exposure, says) }),
      ...actions(review, drawing.firmWide),
    ],
  };
};
