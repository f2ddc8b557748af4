import type { FamilyReview } from '../../src/usecases/family/family-outcome.ts';
import { clientActions, FAMILY_MORE_ACTION, moreButton } from '../asked-client/client-buttons.ts';
import { clientName } from '../asked-client/client-name.ts';
import { minorsSentence } from '../asked-client/guardian-note.ts';
import { bold, context, line, type Message, plain, richText } from '../blocks/blocks.ts';
import { figureBlocks } from '../blocks/figure-block.ts';
import { count, escapeMrkdwn, money, plural, shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import type { ChartLook, Look } from '../blocks/look.ts';
import { ageWarnings, answerProvenance } from '../recommendation/answer-provenance.ts';
import { exposureFigures } from './exposure-figures.ts';
import { concentrationLines, exposureNotes, issuerLines } from './exposure-words.ts';
import { concentrationSaid, type FamilySays, saysOfFamily } from './family-claims.ts';
import { kinshipBlocks, pairBlocks } from './kinship-words.ts';
import { memberTable } from './member-table.ts';
import { pairsButton, statisticsButton } from './statistics-button.ts';

const LONGEST_ID = 80;

/** Number of members the person may see. */
const seen = ({ members, more }: FamilyReview): number => members.length + more;

/** Who was asked about, and who of the family isn't the person's to see. */
const whoIsAsked = ({ asked, holder, hidden }: FamilyReview): string[] => [
  `${shown(asked, LONGEST_ID)} ${asked === holder ? 'is the holder' : `invests through ${shown(holder, LONGEST_ID)}`}.`,
  ...(hidden > 0
    ? [
        `${plural(hidden, 'member')} of this family ${hidden === 1 ? 'is a client' : 'are clients'} of other relationship managers: not shown or counted here.`,
      ]
    : []),
];

const whoIsListed = ({ members, more }: FamilyReview, says: FamilySays): string[] =>
  more > 0
    ? [
        `Only ${count(members.length)} members are listed; ${says('family.clientsBesides', `${count(more)} more`, more, { named: members.length })} count in what’s outstanding.`,
      ]
    : [];

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

/** The holder's name and id; a holder whom the book doesn't know, or the person may not see, has only an id. */
const holderName = ({ holder, members }: FamilyReview): string =>
  clientName(members.find(({ profile }) => profile.clientId === holder)?.profile ?? { clientId: holder }, LONGEST_ID);

const titleOf = (review: FamilyReview): string => `Family of ${holderName(review)}`;

const minorsNote = ({ members }: FamilyReview): string[] => {
  const minors = minorsSentence(members.map(({ profile }) => profile));
  return minors === null ? [] : [`⚠️ ${minors}`];
};

/**
 * A family on one phone screen: the worst concentration, who is compared with whom, and the first of `exposureFigures`. `familyMoreMessage` has
 * everything else.
 */
export const familyMessage = (review: FamilyReview, look: Look, [chart = { kind: 'text' }]: readonly ChartLook[]): Message => {
  const { exposure, asked } = review;
  const says = saysOfFamily(review);
  const warnings = [...minorsNote(review), ...ageWarnings(review, look.zone)];
  const [figure] = exposureFigures(exposure, says);
  return {
    text: escapeMrkdwn(`${titleOf(review)}: ${headline(review, says)}`),
    blocks: [
      { type: 'header', text: plain(`${titleOf(review)}: ${size(review, says)}`, SLACK_LIMITS.headerText) },
      concentrationLines(exposure, review.concentrations, says, 1),
      context(...whoIsAsked(review)),
      ...(warnings.length > 0 ? [context(...warnings)] : []),
      ...pairBlocks(review.members, review.asOf),
      // Without its picture the figures are in the thread.
      ...(figure && chart.kind !== 'text' ? figureBlocks(figure, chart) : []),
      ...clientActions(asked, ['recommend', 'profile'], moreButton(asked, FAMILY_MORE_ACTION)),
    ],
  };
};

/**
 * Everything else about a family, for the thread: all warnings, each member, who agrees with the parent, what they hold together and more buttons.
 * @param drawing.charts how to draw each of `exposureFigures`
 * @param drawing.firmWide whether the person may see figures over all families
 */
export const familyMoreMessage = (
  review: FamilyReview,
  drawing: { readonly look: Look; readonly charts: readonly ChartLook[]; readonly firmWide: boolean },
): Message => {
  const { exposure, members, asOf } = review;
  const { look, charts, firmWide } = drawing;
  const says = saysOfFamily(review);
  const heading = `More on the family of ${holderName(review)}`;
  return {
    text: escapeMrkdwn(`${heading}: ${headline(review, says)}`),
    blocks: [
      richText(line(bold(heading))),
      concentrationLines(exposure, review.concentrations, says),
      context(...whoIsAsked(review), ...whoIsListed(review, says), ...minorsNote(review)),
      ...memberTable(review, look.table, says),
      ...kinshipBlocks(members, look.folds, asOf),
      ...issuerLines(exposure, says),
      ...exposureFigures(exposure, says).flatMap((figure, at) => figureBlocks(figure, charts[at] ?? { kind: 'text' })),
      answerProvenance(review, look.zone, { notes: exposureNotes(exposure, says) }),
      ...clientActions(
        review.asked,
        ['recommend', 'profile', 'compare', 'ladder'],
        [pairsButton(), ...(firmWide ? [statisticsButton()] : [])],
      ),
    ],
  };
};
