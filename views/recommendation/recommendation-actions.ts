import type { ActionsBlock, Button } from '@slack/types';
import { modelCardButton } from '../models/model-card-button.ts';

export const CHOICE_ACTION = 'recommendation_choice';
export const SHARE_ACTION = 'recommendation_share';

const button = (actionId: string, text: string, recommendationId: string): Button => ({
  type: 'button',
  action_id: actionId,
  text: { type: 'plain_text', text, emoji: false },
  value: recommendationId,
});

/**
 * Buttons of a recommendation.
 * @param version version of the model that made it
 * @param canShare whether there's a channel where client details are allowed
 */
export const recommendationActions = (recommendationId: string, version: number, canShare: boolean): ActionsBlock => ({
  type: 'actions',
  elements: [
    button(CHOICE_ACTION, 'What did the client choose?', recommendationId),
    ...(canShare ? [button(SHARE_ACTION, 'Share to a channel', recommendationId)] : []),
    modelCardButton(version),
  ],
});
