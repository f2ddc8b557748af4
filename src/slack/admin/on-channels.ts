import { channelProblem, channelRemoved, checkingMembers, MEMBERS_A_MINUTE } from '../../../views/admin/admin-answers.ts';
import {
  ADD_CHANNEL_BLOCK,
  ADD_CHANNEL_SELECT,
  CHANNELS_VIEW,
  channelsModal,
  REMOVE_CHANNEL,
} from '../../../views/admin/channels-modal.ts';
import { loadingModal } from '../../../views/blocks/loading-modal.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { Edge } from '../edge/edge.ts';
import { fieldOf, fieldsOf } from '../listener/form.ts';
import type { On } from '../listener/on.ts';
import { pushLoading } from '../posting/open-modal.ts';
import { updateView } from '../posting/update-view.ts';
import { channelFacts } from './channel-facts.ts';
import { ADMINISTRATION_AGAIN } from './push-modal.ts';

export type ShowsChannels = Edge<'fixedClientChannels' | 'clientChannels'>;
export type KeepsChannels = ShowsChannels & Edge<'allowClientChannel' | 'removeClientChannel'>;

const TITLE = 'Client channels';
const CHANNEL = /^[CG][A-Z0-9]{1,20}$/;

const modalNow = (edge: ShowsChannels, notice?: string) => {
  const fixed = edge.services.fixedClientChannels();
  const channels = edge.services.clientChannels().map((id) => ({ id, isFixed: fixed.includes(id) }));
  return channelsModal(channels, notice);
};

/** Opens the list of channels where client details are allowed, on top of the administration. */
export const openChannels = async (edge: ShowsChannels, _: Actor, triggerId: string): Promise<void> => {
  const { show } = await pushLoading(edge, triggerId, TITLE, ADMINISTRATION_AGAIN);
  await show(modalNow(edge));
};

/** Allowing a channel and removing one. Asking Slack who's in a channel takes longer than a submission may, so a loading view comes first. */
export const onChannels = (on: On, edge: KeepsChannels): void => {
  on.submission(CHANNELS_VIEW)
    .reading(
      (view) => {
        const block = Object.keys(fieldsOf(view)).find((id) => id.startsWith(ADD_CHANNEL_BLOCK)) ?? ADD_CHANNEL_BLOCK;
        const channel = fieldOf(view, block, ADD_CHANNEL_SELECT).selected_conversation ?? '';
        return CHANNEL.test(channel) ? { form: channel } : { errors: { [block]: PHRASES.chooseChannel } };
      },
      { meanwhile: loadingModal(TITLE) },
    )
    .admin('client-channels')
    .answer(async ({ actor, view, form: channel }) => {
      const patience = async (members: number): Promise<void> => {
        if (members > MEMBERS_A_MINUTE)
          await edge.client.views.update({ view_id: view.id, view: loadingModal(TITLE, checkingMembers(members)) });
      };
      const outcome = await edge.services.allowClientChannel({ actor, channel, facts: await channelFacts(edge, channel, patience) });
      const notice = channelProblem(outcome) ?? 'Allowed: clients’ details may be shown there from now on.';
      await updateView(edge, { id: view.id }, modalNow(edge, notice));
    });
  on.press(REMOVE_CHANNEL)
    .admin('client-channels')
    .answer(async ({ actor, body, value: channel }) => {
      if (channel === undefined || !body.view) return;
      const notice = channelRemoved(await edge.services.removeClientChannel({ actor, channel }));
      await updateView(edge, { id: body.view.id }, modalNow(edge, notice));
    });
};
