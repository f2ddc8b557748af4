import type { ContextActionsBlock, IconButton, KnownBlock } from '@slack/types';
import { signsGiven } from '../../src/advisor/values/feedback.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { FeedbackTally } from '../../src/usecases/ports/shown-recommendation.ts';
import { context } from '../blocks/blocks.ts';
import { shown } from '../blocks/format.ts';

export const FEEDBACK_ACTION = 'recommendation_feedback';
export const UNDO_ACTION = 'recommendation_undo';
const MOST_CHOICES = 3;

/** A button's value: the sign and the recommendation's id. */
const feedbackValue = (sign: 1 | -1, recommendationId: string): string => `${sign === 1 ? 'up' : 'down'}:${recommendationId}`;

/** Reads {@link feedbackValue} back. Null if the value isn't ours. */
export const readFeedbackValue = (value: string): { readonly sign: 1 | -1; readonly recommendationId: string } | null => {
  const match = /^(up|down):([\w-]{1,100})$/.exec(value);
  return match?.[2] ? { sign: match[1] === 'up' ? 1 : -1, recommendationId: match[2] } : null;
};

/** The bin's value: the recommendation's id, and how many votes and choices there were when it was drawn. */
export const undoValue = (recommendationId: string, tally: FeedbackTally): string => `${recommendationId}.${signsGiven(tally)}`;

/** Reads {@link undoValue} back; `signs` is null in older messages. Null if the value isn't ours. */
export const readUndoValue = (value: string | undefined): { readonly recommendationId: string; readonly signs: number | null } | null => {
  const match = /^([\w-]{1,100})(?:\.(\d{1,9}))?$/.exec(value ?? '');
  return match?.[1] ? { recommendationId: match[1], signs: match[2] === undefined ? null : Number(match[2]) } : null;
};

/** What the client chose, in words. Null if no adviser has said. */
const chosen = (choices: ReadonlyArray<string | null>): string | null => {
  if (choices.length === 0) return null;
  const counted = new Map<string, number>();
  for (const choice of choices) {
    const name = choice === null ? PHRASES.somethingElse : shown(choice, 60);
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  const names = [...counted].map(([name, advisors]) => (counted.size === 1 ? name : `${name} (${advisors})`));
  return `client chose ${names.slice(0, MOST_CHOICES).join(', ')}${names.length > MOST_CHOICES ? ', …' : ''}`;
};

/** Less than this doesn't show in a Q-value of two decimals. */
const HARDLY = 0.005;
const A_LITTLE = 0.05;

/** How a Q-value moved, in words: a press moves it by hundredths, and what those mean depends on the other types. */
const movedInWords = (bondType: string, change: number): string => {
  if (Math.abs(change) < HARDLY) return `${bondType} hardly moved in this segment`;
  return `${bondType} moved ${change > 0 ? 'up' : 'down'}${Math.abs(change) < A_LITTLE ? ' a little' : ''} in this segment`;
};

/** The votes and choices so far and how they moved the type, or an invitation to vote if there are none. */
export const tallyLine = (tally: FeedbackTally): string => {
  const bondType = shown(tally.bondType, 80);
  const said = chosen(tally.choices ?? []);
  const { effect } = tally;
  if (tally.up === 0 && tally.down === 0 && said === null) {
    const then = effect ? 'your vote counts straight away' : `your vote is kept until there’s a model that knows ${bondType}`;
    return `Good call? 👍 or 👎 for ${bondType}: ${then}.`;
  }
  const thumbs = tally.up === 0 && tally.down === 0 ? null : `${tally.up} 👍 ${tally.down} 👎`;
  const moved = effect?.isUnheard
    ? 'counts for this client as soon as another adviser agrees'
    : effect
      ? movedInWords(bondType, effect.qWith - effect.qWithout)
      : `kept until there’s a model that knows ${bondType}`;
  return [thumbs, said, moved].filter((part) => part !== null).join(' · ');
};

/** Slack takes at most this many people who alone see an icon button. With more, everybody sees it. */
const MOST_PRESSED = 10;
const UNDO_LABEL = 'Take back your last vote or choice';

/** Whether anybody has a thumb by button or a choice to take back. */
export const isPressed = ({ pressedBy = [] }: FeedbackTally): boolean => pressedBy.length > 0;

/** Footer of a recommendation: the tally and, with `thumbs`, Slack's feedback buttons. */
export const feedbackFooter = (recommendationId: string, tally: FeedbackTally, thumbs: boolean): KnownBlock[] => [
  context(thumbs && isPressed(tally) ? `${tallyLine(tally)} · Changed your mind? Press the bin` : tallyLine(tally)),
  ...(thumbs ? [feedbackButtons(recommendationId, tally)] : []),
];

/** A bin next to the thumbs, for those who have voted by button or recorded a choice. */
const undoButton = (recommendationId: string, tally: FeedbackTally): IconButton[] => {
  const { pressedBy = [] } = tally;
  return pressedBy.length === 0
    ? []
    : [
        {
          type: 'icon_button',
          action_id: UNDO_ACTION,
          icon: 'trash',
          text: { type: 'plain_text', text: UNDO_LABEL },
          accessibility_label: UNDO_LABEL,
          value: undoValue(recommendationId, tally),
          ...(pressedBy.length <= MOST_PRESSED && { visible_to_user_ids: [...pressedBy] }),
        },
      ];
};

const feedbackButtons = (recommendationId: string, tally: FeedbackTally): ContextActionsBlock => ({
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
    ...undoButton(recommendationId, tally),
  ],
});
