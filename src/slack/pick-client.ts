import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import { CLIENT_ACTIONS, type ClientSurface } from '../../views/client-buttons.ts';
import { clientOptions } from '../../views/client-options.ts';
import { SLACK_LIMITS } from '../../views/limits.ts';
import { PICK_CLIENT_ACTION, PICK_CLIENT_BLOCK, PICK_CLIENT_VIEW, pickClientModal } from '../../views/pick-client-modal.ts';
import { admit } from './admit.ts';
import { answering } from './answering.ts';
import { CLIENT_ANSWERS } from './client-answers.ts';
import type { Asker, Edge } from './edge.ts';
import { loggable } from './loggable.ts';
import { modalMemory } from './modal-memory.ts';

const SURFACES = Object.keys(CLIENT_ACTIONS) as [ClientSurface, ...ClientSurface[]];
const memory = modalMemory({ surface: z.enum(SURFACES) });
const picked = z.object({
  [PICK_CLIENT_BLOCK]: z.object({ [PICK_CLIENT_ACTION]: z.object({ selected_option: z.object({ value: z.string() }) }) }),
});

/** Opens the modal that asks which client. It remembers what was asked of that client, and where. */
export const openPicker = async (
  edge: Edge,
  asker: Asker,
  triggerId: string,
  surface: ClientSurface,
  initial?: PlainTextOption,
): Promise<void> => {
  await edge.client.views.open({ trigger_id: triggerId, view: pickClientModal(surface, memory.write({ surface }, asker), initial) });
};

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

const askerOf = ({ body, view }: SubmitArgs): Asker => memory.askerOf(body.user.id, view.private_metadata);

export const registerPickClient = (app: Pick<App, 'options' | 'view'>, edge: Edge): void => {
  app.options(PICK_CLIENT_ACTION, async ({ ack, body, payload }) => {
    try {
      const actor = await edge.services.whoIs(body.user.id);
      const text = payload.value.slice(0, SLACK_LIMITS.optionText);
      const found = actor ? await edge.services.searchClients({ actor, text, limit: SLACK_LIMITS.options }) : [];
      await ack({ options: clientOptions(found) });
    } catch (error) {
      edge.logger.error({ user: body.user.id, ...loggable(error) }, 'the client search failed');
      await ack({ options: [] });
    }
  });

  app.view(
    PICK_CLIENT_VIEW,
    answering(edge, 'pick-client', askerOf, async ({ ack, body, view }: SubmitArgs, asker) => {
      const chosen = picked.safeParse(view.state.values);
      if (!chosen.success) return ack({ response_action: 'errors', errors: { [PICK_CLIENT_BLOCK]: 'Pick a client from the list' } });
      await ack();
      const actor = await admit(edge, asker);
      const clientId = chosen.data[PICK_CLIENT_BLOCK]?.[PICK_CLIENT_ACTION]?.selected_option.value;
      const answer = CLIENT_ANSWERS[memory.read(view.private_metadata)?.surface ?? 'recommend'];
      if (actor && answer && clientId !== undefined) await answer(edge, { actor, asker, clientId, triggerId: body.trigger_id });
    }),
  );
};
