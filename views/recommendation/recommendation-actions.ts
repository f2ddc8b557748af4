import type { ActionsBlock, Button } from '@slack/types';
import type { RecommendedBond } from '../../src/advisor/bonds/bond.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { modelCardButton } from '../models/model-card-button.ts';
import { UNDO_ACTION } from './feedback-footer.ts';
import { moreBondsButton } from './more-bonds-button.ts';
import { quoteButton } from './quote-button.ts';

export const CHOICE_ACTION = 'recommendation_choice';
export const MORE_ACTION = 'recommendation_more';
export const SHARE_ACTION = 'recommendation_share';
export const TABLE_ACTION = 'recommendation_table';

const button = (actionId: string, text: string, recommendationId: string): Button => ({
  type: 'button',
  action_id: actionId,
  text: { type: 'plain_text', text, emoji: false },
  value: recommendationId,
});

/**
 * Buttons of a recommendation: the three that fit on a phone.
 * @param client whom it's for
 * @param bonds those it names, best first
 * @param undo value of a fourth that takes back a choice, because the workspace has no bin for it; null: there's none
 */
export const recommendationActions = (
  recommendationId: string,
  client: string,
  bonds: readonly RecommendedBond[],
  undo: string | null,
): ActionsBlock => ({
  type: 'actions',
  elements: [
    ...quoteButton(client, bonds),
    button(CHOICE_ACTION, 'Record choice', recommendationId),
    button(MORE_ACTION, 'More …', recommendationId),
    ...(undo === null ? [] : [button(UNDO_ACTION, 'Take back', undo)]),
  ],
});

/**
 * The other buttons, which are in the thread.
 * @param version version of the model that made it
 * @param bonds those it names, to find alternatives to
 * @param can `share`: there's a channel where client details are allowed; `sort`: there are bonds, and the workspace takes tables
 */
export const moreActions = (
  recommendationId: string,
  version: number,
  can: { readonly share: boolean; readonly sort: boolean },
  client: string,
  bonds: readonly RecommendedBond[],
): ActionsBlock => ({
  type: 'actions',
  elements: [
    ...moreBondsButton(client, bonds),
    ...(can.sort ? [button(TABLE_ACTION, 'Bonds as a table', recommendationId)] : []),
    ...(can.share ? [button(SHARE_ACTION, PHRASES.share, recommendationId)] : []),
    modelCardButton(version),
  ],
});
