import type { KnownBlock } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { FeedbackTally, ShownRecommendation } from '../../src/usecases/ports/shown-recommendation.ts';
import { recordingProfile } from '../asked-client/band-words.ts';
import { clientActions } from '../asked-client/client-buttons.ts';
import { clientFacts, clientInShort } from '../asked-client/client-facts.ts';
import { clientName } from '../asked-client/client-name.ts';
import { guardianLines } from '../asked-client/guardian-note.ts';
import { bold, context, line, type Message, person, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn } from '../blocks/format.ts';
import type { Look } from '../blocks/look.ts';
import { answer } from './answer.ts';
import { type ChartFigures, chartBlock } from './chart-block.ts';
import { excludedTypes } from './details.ts';
import { explorationLines } from './exploration-note.ts';
import { feedbackFooter, isPressed, undoValue } from './feedback-footer.ts';
import { ageWarnings, provenance } from './provenance.ts';
import { recommendationActions } from './recommendation-actions.ts';

/** Most types that a recommendation shows. */
export const MOST_TYPES = 3;

/** How one message shows a recommendation. */
export interface Drawing {
  readonly look: Look;
  readonly figures: ChartFigures;
  /** Slack user who shared it here. Absent on the original answer. */
  readonly sharedBy?: string;
}

const sharedLine = (sharedBy: string | undefined): KnownBlock[] =>
  sharedBy === undefined ? [] : [richText(line(words('Shared by '), person(sharedBy)))];

/** What must be seen before anything is offered, in one block. Empty if nothing must. */
const warnings = (recommendation: ShownRecommendation, zone: string): KnownBlock[] => {
  const lines = [
    ...guardianLines(recommendation.profile),
    ...explorationLines(recommendation.recommendation),
    ...ageWarnings(recommendation, zone),
  ];
  return lines.length === 0 ? [] : [context(...lines)];
};

/**
 * A recommendation on one phone screen: what to offer to whom, the best bond, the main reason, the client in one line, the picture, thumbs and
 * three buttons. `moreMessage` has everything else. The message is also redrawn with this builder when its footer changes.
 */
export const recommendationMessage = (recommendation: ShownRecommendation, tally: FeedbackTally, drawing: Drawing): Message => {
  const first = answer(recommendation);
  const { look, figures } = drawing;
  if (!first) return nothingSuitableMessage(recommendation, look.zone);
  const { profile } = recommendation;
  const { recommended, countedBand } = recommendation.recommendation;
  return {
    text: escapeMrkdwn(first.text),
    blocks: [
      ...sharedLine(drawing.sharedBy),
      ...first.blocks,
      context(clientInShort(profile, countedBand)),
      ...warnings(recommendation, look.zone),
      ...chartBlock(figures, look.chart),
      ...feedbackFooter(recommendation.id, tally, look.thumbs),
      recommendationActions(
        recommendation.id,
        profile.clientId,
        recommended.slice(0, MOST_TYPES).flatMap(({ bonds }) => bonds),
        !look.thumbs && isPressed(tally) ? undoValue(recommendation.id, tally) : null,
      ),
    ],
  };
};

/**
 * Answer when no type is suitable, with the rules that left them out.
 * @param zone the desk's time zone
 */
export const nothingSuitableMessage = (recommendation: ShownRecommendation, zone: string): Message => {
  const client = clientName(recommendation.profile, 80);
  const nothing = `${PHRASES.nothingSuitable} ${client}`;
  const isMinor = recommendation.recommendation.excluded.some((type) => type.why === 'guardian');
  const why = isMinor
    ? 'The client is a minor, and the book names no account holder who may buy for them.'
    : 'Suitability rules out every type. A recorded risk band or other bonds on offer would change that.';
  const excluded = excludedTypes(recommendation.recommendation, recommendation.profile);
  return {
    text: escapeMrkdwn(`${nothing}. ${why}`),
    blocks: [
      richText(line(bold(nothing), words(`\n${why}`))),
      context(clientFacts(recommendation.profile, recommendation.recommendation.countedBand)),
      ...(excluded.length > 0 ? [richText(...excluded)] : []),
      provenance(recommendation, zone),
      ...clientActions(
        recommendation.profile.clientId,
        ['profile', 'family'],
        recordingProfile(recommendation.profile, recommendation.recommendation.countedBand),
      ),
    ],
  };
};
