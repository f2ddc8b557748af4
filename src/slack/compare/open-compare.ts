import { compareModal } from '../../../views/compare/compare-modal.ts';
import { clientOption } from '../client-option.ts';
import type { Asker, Edge } from '../edge.ts';
import { rememberAsker } from '../remember-asker.ts';

/** Opens the modal that asks which two clients, with what is known of them filled in. */
export const openCompare = async (
  edge: Edge,
  asker: Asker,
  triggerId: string,
  known: { readonly left?: string; readonly right?: string } = {},
): Promise<void> => {
  const [left, right] = [clientOption(known.left), clientOption(known.right)];
  const view = compareModal(rememberAsker(asker), { ...(left && { left }), ...(right && { right }) });
  await edge.client.views.open({ trigger_id: triggerId, view });
};
