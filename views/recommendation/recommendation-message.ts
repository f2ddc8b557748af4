import type { KnownBlock } from '@slack/types';
import type { FeedbackTally, ShownRecommendation } from '../../src/usecases/ports/shown-recommendation.ts';
import { recordingProfile } from '../asked-client/band-words.ts';
import { clientActions } from '../asked-client/client-buttons.ts';
import { clientFacts } from '../asked-client/client-facts.ts';
import { clientName } from '../asked-client/client-name.ts';
import { guardianNote } from '../asked-client/guardian-note.ts';
import { bold, context, line, type Message, person, richText, words } from '../blocks/blocks.ts';
import { escapeMrkdwn } from '../blocks/format.ts';
import type { Look } from '../blocks/look.ts';
import { answer } from './answer.ts';
import { bondList } from './bond-list.ts';
import { bondTable } from './bond-table.ts';
import { type ChartFigures, chartBlock } from './chart-block.ts';
import { choices } from './choices.ts';
import { details, excludedTypes } from './details.ts';
import { explorationNote } from './exploration-note.ts';
import { feedbackFooter } from './feedback-footer.ts';
import { areOffersKnown, provenance } from './provenance.ts';
import { recommendationActions } from './recommendation-actions.ts';
import { tenorRemark } from './tenor-remark.ts';

const MOST_TYPES = 3;

/** How one message shows a recommendation. */
export interface Drawing {
  readonly look: Look;
  readonly figures: ChartFigures;
  /** Whether there's a channel to share it to. */
  readonly canShare: boolean;
  /** Slack user who shared it here. Absent on the original answer. */
  readonly sharedBy?: string;
}

const sharedLine = (sharedBy: string | undefined): KnownBlock[] =>
  sharedBy === undefined ? [] : [richText(line(words('Shared by '), person(sharedBy)))];

/**
 * A recommendation. The answer comes first, for a phone: what to offer to whom, how likely and why.
 * Then come the client, the other choices with their best bonds, and everything else.
 * The message is also redrawn with this builder when its footer changes.
 */
export const recommendationMessage = (recommendation: ShownRecommendation, tally: FeedbackTally, drawing: Drawing): Message => {
  const first = answer(recommendation);
  const { look, figures } = drawing;
  if (!first) return nothingSuitableMessage(recommendation, look.zone);
  const types = recommendation.recommendation.recommended.slice(0, MOST_TYPES);
  return {
    text: escapeMrkdwn(first.text),
    blocks: [
      ...sharedLine(drawing.sharedBy),
      ...first.blocks,
      ...guardianNote(recommendation.profile),
      ...explorationNote(recommendation.recommendation),
      context(clientFacts(recommendation.profile, recommendation.recommendation.countedBand)),
      choices(recommendation.recommendation, MOST_TYPES, look.chart.kind === 'text' ? figures : null, areOffersKnown(recommendation)),
      ...chartBlock(figures, look.chart),
      ...(look.table ? bondTable(types, recommendation.profile) : bondList(types, recommendation.profile)),
      ...tenorRemark(recommendation.profile, types),
      ...details(recommendation, types, look.folds),
      provenance(recommendation, look.zone),
      recommendationActions(
        recommendation.id,
        recommendation.profile.clientId,
        recommendation.model.version,
        types.flatMap(({ bonds }) => bonds),
        drawing.canShare && drawing.sharedBy === undefined,
      ),
      ...clientActions(
        recommendation.profile.clientId,
        ['profile', 'compare', 'family', 'ladder'],
        recordingProfile(recommendation.profile, recommendation.recommendation.countedBand),
      ),
      ...feedbackFooter(recommendation.id, tally, look.thumbs),
    ],
  };
};

/**
 * Answer when no type is suitable, with the rules that left them out.
 * @param zone the desk's time zone
 */
export const nothingSuitableMessage = (recommendation: ShownRecommendation, zone: string): Message => {
  const client = clientName(recommendation.profile, 80);
  const nothing = `Nothing suitable for ${client}`;
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
