import { CHOICE_BLOCK, CHOICE_VIEW, choiceModal } from '../../../views/recommendation/choice-modal.ts';
import { CHOICE_ACTION } from '../../../views/recommendation/recommendation-actions.ts';
import { recommendationGoneMessage } from '../../../views/recommendation/share-answers.ts';
import type { Edge } from '../edge/edge.ts';
import { feedbackEntryFrom } from '../guard/inbox.ts';
import type { On } from '../listener/on.ts';
import { readRecommendationId, rememberRecommendation } from '../listener/remember-recommendation.ts';
import type { Reply } from '../listener/reply.ts';
import { openModal } from '../posting/open-modal.ts';
import { tell } from '../posting/tell.ts';
import { type LearnsFromFeedback, learnFromFeedback } from './learn-from-feedback.ts';

/** "What did the client choose?": the button and its modal. An answer was stored before Bolt saw it (hand-over.ts); here it's learned from. */
export const onChoice = (on: On, edge: LearnsFromFeedback & Edge<'recommendationFor'>): void => {
  on.press(CHOICE_ACTION)
    .admitted()
    .answer(async ({ actor, asker, triggerId, value }) => {
      const recommendationId = readRecommendationId(value);
      if (recommendationId === null) return;
      const standing = await edge.services.recommendationFor({ actor, recommendationId });
      if (!standing) return tell(edge, asker, recommendationGoneMessage());
      const { profile, recommendation } = standing.shown;
      const types = recommendation.ranking.map(({ bondType }) => bondType);
      const view = choiceModal(profile.clientId, types, rememberRecommendation(recommendationId, asker));
      await openModal(edge, triggerId, view, { actionId: CHOICE_ACTION, value: recommendationId });
    });
  on.submission(CHOICE_VIEW)
    .replying()
    .forAnyone('a role is checked when the answer is recorded')
    .answer(async ({ body }): Promise<Reply> => {
      const entry = feedbackEntryFrom(body, null, edge.clock.now());
      if (!entry) return { kind: 'errors', errors: { [CHOICE_BLOCK]: 'Choose what the client chose' } };
      return { kind: 'close', afterwards: () => learnFromFeedback(edge, entry, null) };
    });
};
