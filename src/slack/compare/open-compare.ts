import type { PlainTextOption } from '@slack/types';
import { CLIENT_ACTIONS } from '../../../views/asked-client/client-buttons.ts';
import { plain } from '../../../views/blocks/blocks.ts';
import { SLACK_LIMITS } from '../../../views/blocks/limits.ts';
import { compareModal } from '../../../views/compare/compare-modal.ts';
import { HOME_ACTIONS } from '../../../views/home/home-actions.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { rememberAsker } from '../listener/remember-asker.ts';
import { openModal } from '../posting/open-modal.ts';

/** What a type-ahead starts with. Undefined if the id is too long for an option: the field then starts empty. */
const clientOption = (clientId: string | undefined): PlainTextOption | undefined =>
  clientId === undefined || clientId === '' || clientId.length > SLACK_LIMITS.optionValue
    ? undefined
    : { text: plain(clientId, SLACK_LIMITS.optionText), value: clientId };

/** Opens the modal that asks which two clients, with those filled in that are known already. */
export const openCompare = async (
  edge: Edge,
  asker: Asker,
  triggerId: string,
  known: { readonly left?: string; readonly right?: string } = {},
): Promise<void> => {
  const [left, right] = [clientOption(known.left), clientOption(known.right)];
  const view = compareModal(rememberAsker(asker), { ...(left && { left }), ...(right && { right }) });
  const again = left ? { actionId: CLIENT_ACTIONS.compare, value: left.value ?? '' } : { actionId: HOME_ACTIONS.compare };
  await openModal(edge, triggerId, view, again);
};
