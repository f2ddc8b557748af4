import type { ContextActionsBlock, KnownBlock } from '@slack/types';
import type { FeedbackTally } from '../src/usecases/shown-recommendation.ts';
import { context } from './blocks.ts';
import { shown } from './format.ts';

export const FEEDBACK_ACTION = 'recommendation_feedback';
const MOST_CHOICES = 3;

/** A button's value: the sign and the recommendation it is about. */
const feedbackValue = (sign: 1 | -1, recommendationId: string): string => `${sign === 1 ? 'up' : 'down'}:${recommendationId}`;

export const readFeedbackValue = (value: string): { readonly sign: 1 | -1; readonly recommendationId: string } | null => {
  const match = /^(up|down):([\w-]{1,100})$/.exec(value);
  return match?.[2] ? { sign: match[1] === 'up' ? 1 : -1, recommendationId: match[2] } : null;
};

/** What the client chose, in words; null where nobody has said. */
const chosen = (choices: ReadonlyArray<string | null>): string | null => {
  if (choices.length === 0) return null;
  const counted = new Map<string, number>();
  for (const choice of choices) {
    const name = choice === null ? 'something else or nothing' : shown(choice, 60);
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  const names = [...counted].map(([name, advisors]) => (counted.size === 1 ? name : `${name} (${advisors})`));
  return `client chose ${names.slice(0, MOST_CHOICES).join(', ')}${names.length > MOST_CHOICES ? ', …' : ''}`;
};

/** What the signs add up to and what they did; an invitation where there are none. */
export const tallyLine = (tally: FeedbackTally): string => {
  const bondType = shown(tally.bondType, 80);
  const said = chosen(tally.choices ?? []);
  if (tally.up === 0 && tally.down === 0 && said === null) {
    return `Would you offer ${bondType}? React with 👍 or 👎 and the advisor learns from it at once.`;
  }
  const thumbs = tally.up === 0 && tally.down === 0 ? null : `${tally.up} 👍 ${tally.down} 👎`;
  const effect = `${bondType} in this segment ${tally.qWithout.toFixed(2)} → ${tally.qWith.toFixed(2)}`;
  return [thumbs, said, effect].filter((part) => part !== null).join(' · ');
};

/** `thumbs`: with the native buttons. */
export const feedbackFooter = (recommendationId: string, tally: FeedbackTally, thumbs: boolean): KnownBlock[] => [
  context(tallyLine(tally)),
  ...(thumbs ? [feedbackButtons(recommendationId)] : []),
];

const feedbackButtons = (recommendationId: string): ContextActionsBlock => ({
  type: 'context_actions',
  elements: [
    {
      type: 'feedback_buttons',
      action_id: FEEDBACK_ACTION,
      positive_button: {
        text: { type: 'plain_text', text: '👍' },
        value: feedbackValue(1, recommendationId),
        accessibility_label: 'A good recommendation',
      },
      negative_button: {
        text: { type: 'plain_text', text: '👎' },
        value: feedbackValue(-1, recommendationId),
        accessibility_label: 'A poor recommendation',
      },
    },
  ],
});
