import type { ActionsBlock, Button } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { plain } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

/** Action ids of the buttons that lead to a client's other pages. A button's value is the client's id. */
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
  ladder: PHRASES.ladder,
};

/** Buttons to a client's other pages. Empty if the id is too long for a button's value; it can still be typed. */
export const clientButtons = (clientId: string, surfaces: readonly ClientSurface[]): Button[] =>
  clientId.length === 0 || clientId.length > SLACK_LIMITS.buttonValue
    ? []
    : surfaces.map((surface) => ({
        type: 'button',
        action_id: CLIENT_ACTIONS[surface],
        text: plain(LABELS[surface], 75),
        value: clientId,
      }));

/** Action ids of the buttons that show what the message of a lookup, or of a family, leaves out. A button's value is the client's id. */
export const CLIENT_MORE_ACTION = 'client_more';
export const FAMILY_MORE_ACTION = 'family_more';

/** The button that shows it. Empty if the id is too long for a button's value. */
export const moreButton = (
  clientId: string,
  action: typeof CLIENT_MORE_ACTION | typeof FAMILY_MORE_ACTION = CLIENT_MORE_ACTION,
): Button[] =>
  clientId.length === 0 || clientId.length > SLACK_LIMITS.buttonValue
    ? []
    : [{ type: 'button', action_id: action, text: plain('More …', 75), value: clientId }];

/** Action id of the button that records a client's risk profile. Its value is the client's id. */
export const RISK_PROFILE_ACTION = 'client_risk_profile';

/** The button that records a risk profile. Empty if the id is too long for a button's value. */
export const riskProfileButton = (clientId: string): Button[] =>
  clientId.length === 0 || clientId.length > SLACK_LIMITS.buttonValue
    ? []
    : [{ type: 'button', action_id: RISK_PROFILE_ACTION, text: plain('Record profile', 75), value: clientId }];

/** The same buttons as a row of actions. `more` adds buttons of this answer. */
export const clientActions = (clientId: string, surfaces: readonly ClientSurface[], more: readonly Button[] = []): ActionsBlock[] => {
  const elements = [...clientButtons(clientId, surfaces), ...more];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
};
