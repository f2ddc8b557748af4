import { FEEDBACK_ACTION, readUndoValue, UNDO_ACTION } from '../../../views/recommendation/feedback-footer.ts';
import { nothingToUndoMessage, recommendationGoneMessage, undoOutOfDateMessage } from '../../../views/recommendation/share-answers.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { feedbackEntryFrom } from '../guard/inbox.ts';
import type { On } from '../listener/on.ts';
import { tell } from '../posting/tell.ts';
import { redrawInTurn } from '../recommendation/draw-recommendation.ts';
import { type LearnsFromFeedback, learnFromFeedback } from './learn-from-feedback.ts';

/**
 * Reactions and Slack's own feedback buttons. A vote was stored before Bolt saw it (hand-over.ts); here it's learned from. And the bin next to the
 * buttons, which takes back the last vote or choice.
 */
export const onFeedback = (on: On, edge: LearnsFromFeedback & Edge<'undoFeedback'>, botUserId: () => string | null): void => {
  for (const type of ['reaction_added', 'reaction_removed']) {
    on.event(type)
      .forAnyone('a role is checked when the vote is recorded, and a stranger who reacts gets no answer')
      .answer(async ({ body }) => {
        const entry = feedbackEntryFrom(body, botUserId(), edge.clock.now());
        if (entry) await learnFromFeedback(edge, entry, null);
      });
  }
  on.press(FEEDBACK_ACTION)
    .forAnyone('a role is checked when the vote is recorded')
    .answer(async ({ body }) => {
      const entry = feedbackEntryFrom(body, botUserId(), edge.clock.now());
      const message = body.channel && body.message ? { channel: body.channel.id, ts: body.message.ts } : null;
      if (entry) await learnFromFeedback(edge, entry, message);
    });
  on.press(UNDO_ACTION)
    .admitted()
    .answer(async ({ actor, asker, value }) => {
      const bin = readUndoValue(value);
      if (bin === null) return;
      const { recommendationId, signs } = bin;
      const outcome = await edge.services.undoFeedback({ actor, recommendationId, signs });
      if (outcome.kind === 'unknown-recommendation') return tell(edge, asker, recommendationGoneMessage());
      if (outcome.kind === 'nothing-to-undo') return tell(edge, asker, nothingToUndoMessage());
      for (const place of outcome.places) {
        try {
          await redrawInTurn(edge, recommendationId, place);
        } catch (error) {
          edge.logger.warn(
            { channel: place.channel, ...loggable(error) },
            'what was taken back is stored, but one message could not show it',
          );
        }
      }
      if (outcome.kind === 'out-of-date') await tell(edge, asker, undoOutOfDateMessage());
    });
};
