import type { ActionsBlock, Button } from '@slack/types';
import type { RecommendedBond } from '../../src/advisor/bonds/bond.ts';
import { modelCardButton } from '../models/model-card-button.ts';
import { quoteButton } from './quote-button.ts';

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
 * @param client whom it's for
 * @param version version of the model that made it
 * @param bonds those it names, best first
 * @param canShare whether there's a channel where client details are allowed
 */
export const recommendationActions = (
  recommendationId: string,
  client: string,
  version: number,
  bonds: readonly RecommendedBond[],
  canShare: boolean,
): ActionsBlock => ({
  type: 'actions',
  elements: [
    ...quoteButton(client, bonds),
    button(CHOICE_ACTION, 'What did the client choose?', recommendationId),
    ...(canShare ? [button(SHARE_ACTION, 'Share to a channel', recommendationId)] : []),
    modelCardButton(version),
  ],
});
