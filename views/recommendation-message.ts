import type { KnownBlock } from '@slack/types';
import type { FeedbackTally, ShownRecommendation } from '../src/usecases/shown-recommendation.ts';
import { answer } from './answer.ts';
import { bold, context, line, type Message, person, richText, words } from './blocks.ts';
import { bondList } from './bond-list.ts';
import { bondTable } from './bond-table.ts';
import { type ChartFigures, chartBlock } from './chart-block.ts';
import { choices } from './choices.ts';
import { clientActions } from './client-buttons.ts';
import { clientFacts } from './client-facts.ts';
import { clientName } from './client-name.ts';
import { details, excludedTypes } from './details.ts';
import { explorationNote } from './exploration-note.ts';
import { feedbackFooter } from './feedback-footer.ts';
import { escapeMrkdwn } from './format.ts';
import type { Look } from './look.ts';
import { areOffersKnown, provenance } from './provenance.ts';
import { recommendationActions } from './recommendation-actions.ts';
import { tenorRemark } from './tenor-remark.ts';

const MOST_TYPES = 3;

/** How one message shows a recommendation. */
export interface Drawing {
  readonly look: Look;
  readonly figures: ChartFigures;
  /** Whether there is a channel it could be shared to. */
  readonly canShare: boolean;
  /** Who shared it here; absent on the answer itself. */
  readonly sharedBy?: string;
}

const sharedLine = (sharedBy: string | undefined): KnownBlock[] =>
  sharedBy === undefined ? [] : [richText(line(words('Shared by '), person(sharedBy)))];

/**
 * The answer first, for a phone: what to offer, to whom, how sure and why; then the client, the other choices and the best bond of each; then
 * everything else. The same builder draws the message again when its footer changes.
 */
export const recommendationMessage = (recommendation: ShownRecommendation, tally: FeedbackTally, drawing: Drawing): Message => {
  const first = answer(recommendation);
  if (!first) return nothingSuitableMessage(recommendation);
  const { look, figures } = drawing;
  const types = recommendation.recommendation.recommended.slice(0, MOST_TYPES);
  return {
    text: escapeMrkdwn(first.text),
    blocks: [
      ...sharedLine(drawing.sharedBy),
      ...first.blocks,
      ...explorationNote(recommendation.recommendation),
      context(clientFacts(recommendation.profile)),
      choices(types, look.chart.kind === 'text' ? figures : null, areOffersKnown(recommendation)),
      ...chartBlock(figures, look.chart),
      ...(look.table ? bondTable(types) : bondList(types)),
      ...tenorRemark(recommendation.profile, types),
      ...details(recommendation.recommendation, types, look.folds),
      provenance(recommendation),
      recommendationActions(recommendation.id, recommendation.model.version, drawing.canShare && drawing.sharedBy === undefined),
      ...clientActions(recommendation.profile.clientId, ['profile', 'compare', 'family', 'ladder']),
      ...feedbackFooter(recommendation.id, tally, look.thumbs),
    ],
  };
};

/** A recommendation that found no suitable type: says so first, and why. */
export const nothingSuitableMessage = (recommendation: ShownRecommendation): Message => {
  const client = clientName(recommendation.profile, 80);
  const nothing = `Nothing suitable for ${client}`;
  const why = 'Every type of bond is ruled out by suitability; a recorded risk band or other bonds on offer would change that.';
  const excluded = excludedTypes(recommendation.recommendation.excluded);
  return {
    text: escapeMrkdwn(`${nothing}. ${why}`),
    blocks: [
      richText(line(bold(nothing), words(`\n${why}`))),
      context(clientFacts(recommendation.profile)),
      ...(excluded.length > 0 ? [richText(...excluded)] : []),
      provenance(recommendation),
      ...clientActions(recommendation.profile.clientId, ['profile', 'family']),
    ],
  };
};
