import type { ActionsBlock, Button } from '@slack/types';
import { plain } from './blocks.ts';
import { SLACK_LIMITS } from './limits.ts';

/** What a button under an answer leads to; its value is the client's id, so that nobody types one twice. */
export const CLIENT_ACTIONS = {
  recommend: 'client_recommend',
  profile: 'client_profile',
  compare: 'client_compare',
  family: 'client_family',
  ladder: 'client_ladder',
} as const;

export type ClientSurface = keyof typeof CLIENT_ACTIONS;

const LABELS: Readonly<Record<ClientSurface, string>> = {
  recommend: 'Recommend',
  profile: 'Profile',
  compare: 'Compare with …',
  family: 'Family',
  ladder: 'Build a ladder',
};

/** Buttons that lead from one answer about a client to others. An id too long for a button's value gives none: it can still be typed. */
export const clientButtons = (clientId: string, surfaces: readonly ClientSurface[]): Button[] =>
  clientId.length === 0 || clientId.length > SLACK_LIMITS.buttonValue
    ? []
    : surfaces.map((surface) => ({
        type: 'button',
        action_id: CLIENT_ACTIONS[surface],
        text: plain(LABELS[surface], 75),
        value: clientId,
      }));

/** The same as a row under an answer. `more`: buttons of this answer alone. */
export const clientActions = (clientId: string, surfaces: readonly ClientSurface[], more: readonly Button[] = []): ActionsBlock[] => {
  const elements = [...clientButtons(clientId, surfaces), ...more];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};
