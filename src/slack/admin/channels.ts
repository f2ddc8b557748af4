import type { App, BlockAction, SlackActionMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { channelProblem, channelRemoved } from '../../../views/admin/admin-answers.ts';
import {
  ADD_CHANNEL_BLOCK,
  ADD_CHANNEL_SELECT,
  CHANNELS_VIEW,
  channelsModal,
  REMOVE_CHANNEL,
} from '../../../views/admin/channels-modal.ts';
import { loadingModal } from '../../../views/loading-modal.ts';
import type { Actor } from '../../usecases/actor.ts';
import { answering } from '../answering.ts';
import type { Edge } from '../edge.ts';
import { asAdmin, askerOfAdminPress, directly } from './as-admin.ts';
import { channelFacts } from './channel-facts.ts';
import { pushLoading } from './push-loading.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction>;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

const TITLE = 'Client channels';
const picked = z.record(
  z.string(),
  z.object({ [ADD_CHANNEL_SELECT]: z.object({ selected_conversation: z.string().regex(/^[CG][A-Z0-9]{1,20}$/) }) }),
);

const modalNow = (edge: Edge, notice?: string) => {
  const fixed = edge.services.fixedClientChannels();
  const channels = edge.services.clientChannels().map((id) => ({ id, isFixed: fixed.includes(id) }));
  return channelsModal(channels, notice);
};

/** The channels where clients' facts may stand, on top of the administration. */
export const openChannels = async (edge: Edge, _: Actor, triggerId: string): Promise<void> => {
  await (await pushLoading(edge, triggerId, TITLE))(modalNow(edge));
};

/** Adding and taking away channels. Asking Slack who is in one takes longer than a submission may, so the modal waits meanwhile. */
export const registerChannels = (app: Pick<App, 'action' | 'view'>, edge: Edge): void => {
  app.view<ViewSubmitAction>(
    CHANNELS_VIEW,
    answering(
      edge,
      CHANNELS_VIEW,
      ({ body }: SubmitArgs) => directly(body.user.id),
      async ({ ack, view }, asker) => {
        const block = Object.keys(view.state.values).find((id) => id.startsWith(ADD_CHANNEL_BLOCK)) ?? ADD_CHANNEL_BLOCK;
        const channel = picked.safeParse(view.state.values).data?.[block]?.[ADD_CHANNEL_SELECT]?.selected_conversation;
        if (channel === undefined) return ack({ response_action: 'errors', errors: { [block]: 'Choose a channel' } });
        await ack({ response_action: 'update', view: loadingModal(TITLE) });
        const actor = await asAdmin(edge, asker, 'client-channels');
        if (!actor) return;
        const outcome = await edge.services.allowClientChannel({ actor, channel, facts: await channelFacts(edge, channel) });
        const notice = channelProblem(outcome) ?? 'Allowed: clients’ facts may stand there from now on.';
        await edge.client.views.update({ view_id: view.id, view: modalNow(edge, notice) });
      },
    ),
  );
  app.action<BlockAction>(
    REMOVE_CHANNEL,
    answering(edge, REMOVE_CHANNEL, askerOfAdminPress, async ({ ack, body }: PressArgs, asker) => {
      await ack();
      const [pressed] = body.actions;
      const channel = pressed?.type === 'button' ? pressed.value : undefined;
      const actor = await asAdmin(edge, asker, 'client-channels');
      if (!actor || channel === undefined || !body.view) return;
      const notice = channelRemoved(await edge.services.removeClientChannel({ actor, channel }));
      await edge.client.views.update({ view_id: body.view.id, view: modalNow(edge, notice) });
    }),
  );
};
