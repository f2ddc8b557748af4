import type { App, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { clientOptions } from '../../views/client-options.ts';
import { SLACK_LIMITS } from '../../views/limits.ts';
import { PICK_CLIENT_ACTION, PICK_CLIENT_BLOCK, PICK_CLIENT_VIEW, pickClientModal } from '../../views/pick-client-modal.ts';
import { admit } from './admit.ts';
import { answerRecommendation } from './answer-recommendation.ts';
import { answering } from './answering.ts';
import type { Asker, Edge } from './edge.ts';
import { loggable } from './loggable.ts';

const place = z.object({ channel: z.string(), responseUrl: z.string().nullable() });
const picked = z.object({
  [PICK_CLIENT_BLOCK]: z.object({ [PICK_CLIENT_ACTION]: z.object({ selected_option: z.object({ value: z.string() }) }) }),
});

/** Opens the modal that asks which client. It remembers where the command was typed. */
export const openPicker = async (edge: Edge, asker: Asker, triggerId: string): Promise<void> => {
  const remembered = JSON.stringify({ channel: asker.channel, responseUrl: asker.responseUrl });
  // An address that does not fit is left out; there are other ways to answer.
  const fits = remembered.length <= SLACK_LIMITS.privateMetadata;
  const metadata = fits ? remembered : JSON.stringify({ channel: asker.channel, responseUrl: null });
  await edge.client.views.open({ trigger_id: triggerId, view: pickClientModal(metadata) });
};

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

const askerOf = ({ body, view }: SubmitArgs): Asker => {
  const userId = body.user.id;
  try {
    return { userId, ...place.parse(JSON.parse(view.private_metadata)) };
  } catch {
    // Slack takes a user's id for the direct messages with that user.
    return { userId, channel: userId, responseUrl: null };
  }
};

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
    answering(edge, 'pick-client', askerOf, async ({ ack, view }: SubmitArgs, asker) => {
      const chosen = picked.safeParse(view.state.values);
      if (!chosen.success) return ack({ response_action: 'errors', errors: { [PICK_CLIENT_BLOCK]: 'Pick a client from the list' } });
      await ack();
      const actor = await admit(edge, asker);
      const clientId = chosen.data[PICK_CLIENT_BLOCK]?.[PICK_CLIENT_ACTION]?.selected_option.value;
      if (actor && clientId !== undefined) await answerRecommendation(edge, actor, asker, clientId);
    }),
  );
};
