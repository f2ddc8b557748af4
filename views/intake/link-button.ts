import type { Button } from '@slack/types';
import { SLACK_LIMITS } from '../limits.ts';

export const LINK_ACTION = 'link_client';

/** Under an answer about a registered client: says who that is in the firm's book, once the book has the client. */
export const linkButton = (clientId: string): Button[] =>
  clientId.length === 0 || clientId.length > SLACK_LIMITS.buttonValue
    ? []
    : [{ type: 'button', action_id: LINK_ACTION, text: { type: 'plain_text', text: 'Link to the firm’s book' }, value: clientId }];
