import { FEEDBACK_ACTION } from '../../../views/recommendation/feedback-footer.ts';
import { feedbackEntryFrom } from '../guard/inbox.ts';
import type { On } from '../listener/on.ts';
import { type LearnsFromFeedback, learnFromFeedback } from './learn-from-feedback.ts';

/** Reactions and Slack's own feedback buttons. A vote was stored before Bolt saw it (hand-over.ts); here it's learned from. */
export const onFeedback = (on: On, edge: LearnsFromFeedback, botUserId: () => string | null): void => {
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
};
