import { z } from 'zod';
import { BUTTON_KEY } from '../../advisor/values/feedback.ts';
import type { WhyIgnored } from '../../usecases/feedback/record-feedback.ts';
import { type Tool, tool } from './tool.ts';

const GONE = 'There’s no such recommendation. Ask recommend_bonds for a new one.';
const WHY_IGNORED: Readonly<Record<WhyIgnored, string>> = {
  'no-recommendation': 'Nothing was recommended there, so there’s nothing to vote on.',
  'recommendation-gone': GONE,
  'damaged-recommendation': GONE,
  forgotten: GONE,
  'no-role': 'You have no role in Bond Advisor.',
  // Doesn't reveal whether another adviser's client has a recommendation.
  'not-yours': GONE,
};

/** A thumb on a recommendation. */
export const FEEDBACK_TOOL: Tool = tool(
  'give_feedback',
  {
    title: 'Give feedback',
    description: 'Your thumb on a recommendation, as in Slack. It counts straight away, and a new one replaces your last.',
    readOnly: false,
  },
  { recommendation: z.string().regex(/^[\w-]{1,100}$/), good: z.boolean() },
  async ({ services, actor, clock, newId }, { recommendation, good }) => {
    const entry = {
      eventId: `mcp-${newId()}`,
      slackUserId: actor.id,
      about: { recommendationId: recommendation },
      key: BUTTON_KEY,
      sign: good ? 1 : -1,
      action: 'added',
      happenedAt: (clock.now().getTime() / 1000).toFixed(6),
    } as const;
    await services.receiveFeedback(entry);
    const outcome = await services.recordFeedback(entry);
    return outcome.kind === 'recorded'
      ? { text: 'Thanks, your vote counts.', isRefusal: false }
      : { text: outcome.kind === 'ignored' ? WHY_IGNORED[outcome.why] : WHY_IGNORED['recommendation-gone'], isRefusal: true };
  },
);
