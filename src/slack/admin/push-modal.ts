import type { ModalView } from '@slack/types';
import type { ViewsPushResponse } from '@slack/web-api';
import { HOME_ACTIONS } from '../../../views/home/home-actions.ts';
import type { Edge } from '../edge/edge.ts';
import { opening } from '../posting/open-modal.ts';

/** What lies on top of the administration is asked for there. */
export const ADMINISTRATION_AGAIN = { actionId: HOME_ACTIONS.admin };

/** Opens a modal on top of the open one. @throws NotOpenedError if another press would help */
export const pushModal = ({ client }: Pick<Edge, 'client'>, triggerId: string, view: ModalView): Promise<ViewsPushResponse> =>
  opening(ADMINISTRATION_AGAIN, () => client.views.push({ trigger_id: triggerId, view }));
