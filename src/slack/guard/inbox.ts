import { z } from 'zod';
import { CHOICE_BLOCK, CHOICE_SELECT, CHOICE_VIEW, readChoiceValue } from '../../../views/recommendation/choice-modal.ts';
import { FEEDBACK_ACTION, readFeedbackValue } from '../../../views/recommendation/feedback-footer.ts';
import { BUTTON_KEY, CHOICE_KEY } from '../../advisor/values/feedback.ts';
import type { InboxEntry } from '../../usecases/ports/inbox-store.ts';
import { rememberedRecommendation } from '../listener/remember-recommendation.ts';

const THUMB = /^(\+1|thumbsup|-1|thumbsdown)(::skin-tone-[1-6])?$/;
const id = z.string().min(1).max(191);
const stamp = z.string().regex(/^\d{1,12}\.\d{1,6}$/);

const reactionBody = z.object({
  event_id: id,
  event: z.object({
    type: z.enum(['reaction_added', 'reaction_removed']),
    user: id,
    reaction: z.string().regex(THUMB),
    item: z.object({ type: z.literal('message'), channel: id, ts: stamp }),
    item_user: z.string().optional(),
    event_ts: stamp,
  }),
  authorizations: z.array(z.object({ user_id: z.string().optional(), is_bot: z.boolean().optional() })).optional(),
});

const buttonBody = z.object({
  type: z.literal('block_actions'),
  trigger_id: id.optional(),
  user: z.object({ id }),
  actions: z.array(z.object({ action_id: z.literal(FEEDBACK_ACTION), value: z.string(), action_ts: stamp })).min(1),
});

const fromReaction = (body: z.infer<typeof reactionBody>, botUserId: string | null): InboxEntry | null => {
  const { event } = body;
  const ownIds = [botUserId, ...(body.authorizations?.filter(({ is_bot }) => is_bot).map(({ user_id }) => user_id) ?? [])];
  if (ownIds.includes(event.user)) return null;
  // Somebody else's message: what colleagues think of each other's messages isn't ours to keep.
  if (event.item_user !== undefined && !ownIds.includes(event.item_user)) return null;
  return {
    eventId: body.event_id,
    slackUserId: event.user,
    about: { channel: event.item.channel, ts: event.item.ts },
    key: `reaction:${event.reaction}`,
    sign: event.reaction.startsWith('+1') || event.reaction.startsWith('thumbsup') ? 1 : -1,
    action: event.type === 'reaction_added' ? 'added' : 'removed',
    happenedAt: event.event_ts,
  };
};

const choiceBody = z.object({
  type: z.literal('view_submission'),
  trigger_id: id,
  user: z.object({ id }),
  view: z.object({
    callback_id: z.literal(CHOICE_VIEW),
    private_metadata: z.string(),
    state: z.object({
      values: z.object({ [CHOICE_BLOCK]: z.object({ [CHOICE_SELECT]: z.object({ selected_option: z.object({ value: z.string() }) }) }) }),
    }),
  }),
});

const fromButton = (body: z.infer<typeof buttonBody>): InboxEntry | null => {
  const [pressed] = body.actions;
  const value = pressed && readFeedbackValue(pressed.value);
  if (!pressed || !value) return null;
  return {
    eventId: body.trigger_id ?? `${pressed.action_ts}:${body.user.id}`,
    slackUserId: body.user.id,
    about: { recommendationId: value.recommendationId },
    key: BUTTON_KEY,
    sign: value.sign,
    action: 'added',
    happenedAt: pressed.action_ts,
  };
};

/** Slack doesn't say when a modal was submitted, so it's the time when it came in. */
const fromChoice = (body: z.infer<typeof choiceBody>, now: Date): InboxEntry | null => {
  const chosen = readChoiceValue(body.view.state.values[CHOICE_BLOCK]?.[CHOICE_SELECT]?.selected_option.value ?? '');
  const recommendationId = rememberedRecommendation(body.view.private_metadata);
  if (!chosen || recommendationId === null) return null;
  return {
    eventId: body.trigger_id,
    slackUserId: body.user.id,
    about: { recommendationId },
    key: CHOICE_KEY,
    sign: chosen.bondType === null ? -1 : 1,
    action: 'added',
    ...(chosen.bondType !== null && { chosenType: chosen.bondType }),
    happenedAt: (now.getTime() / 1000).toFixed(6),
  };
};

/** Whether Slack doesn't say whose message was reacted to. It names no user on messages that some apps post. */
export const saysNotWhose = (body: unknown): boolean => {
  const reaction = reactionBody.safeParse(body);
  return reaction.success && reaction.data.event.item_user === undefined;
};

/** The vote in a body from Slack; null for everything else, such as reactions to somebody else's message, the bot's own, and other emoji. */
export const feedbackEntryFrom = (body: unknown, botUserId: string | null, now: Date): InboxEntry | null => {
  const reaction = reactionBody.safeParse(body);
  if (reaction.success) return fromReaction(reaction.data, botUserId);
  const button = buttonBody.safeParse(body);
  if (button.success) return fromButton(button.data);
  const choice = choiceBody.safeParse(body);
  return choice.success ? fromChoice(choice.data, now) : null;
};
