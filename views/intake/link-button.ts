import type { Button } from '@slack/types';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const LINK_ACTION = 'link_client';

/** Button that links a registered client to the firm's book. Empty if the id is too long for a button's value. */
export const linkButton = (clientId: string): Button[] =>
  clientId.length === 0 || clientId.length > SLACK_LIMITS.buttonValue
    ? []
    : [{ type: 'button', action_id: LINK_ACTION, text: { type: 'plain_text', text: 'Link to the firm’s book' }, value: clientId }];
