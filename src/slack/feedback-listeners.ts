import type { App } from '@slack/bolt';
import { FEEDBACK_ACTION } from '../../views/feedback-footer.ts';
import type { Edge } from './edge.ts';
import { feedbackEntryFrom } from './inbox.ts';
import { learnFromFeedback } from './learn-from-feedback.ts';

/** The sign was stored before Bolt was handed the event (hand-over.ts); here it is learned from. */
export const registerFeedback = (app: Pick<App, 'event' | 'action'>, edge: Edge, botUserId: () => string | null): void => {
  const learn = async (body: unknown): Promise<void> => {
    const entry = feedbackEntryFrom(body, botUserId(), edge.clock.now());
    if (entry) await learnFromFeedback(edge, entry, null);
  };
  app.event('reaction_added', ({ body }) => learn(body));
  app.event('reaction_removed', ({ body }) => learn(body));
  app.action(FEEDBACK_ACTION, async ({ ack, body }) => {
    await ack();
    const entry = feedbackEntryFrom(body, botUserId(), edge.clock.now());
    if (!entry) return;
    const pressed = body.type === 'block_actions' ? body : null;
    const message = pressed?.channel && pressed.message ? { channel: pressed.channel.id, ts: pressed.message.ts } : null;
    await learnFromFeedback(edge, entry, message);
  });
};
