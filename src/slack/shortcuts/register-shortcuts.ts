import type {
  App,
  GlobalShortcut,
  MessageShortcut,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { z } from 'zod';
import { PICK_CLIENT_ACTION } from '../../../views/pick-client-modal.ts';
import { MESSAGE_SHORTCUT, NEW_CLIENT_SHORTCUT, RECOMMEND_SHORTCUT } from '../../../views/shortcuts/shortcuts.ts';
import {
  noClientModal,
  WHICH_CLIENT_BLOCK,
  WHICH_CLIENT_SELECT,
  WHICH_CLIENT_VIEW,
  whichClientModal,
} from '../../../views/shortcuts/which-client-modal.ts';
import { admit } from '../admit.ts';
import { answerRecommendation } from '../answer-recommendation.ts';
import { answering } from '../answering.ts';
import type { Asker, Edge } from '../edge.ts';
import { openIntake } from '../intake/open-intake.ts';
import { openPicker } from '../pick-client.ts';
import { rememberAsker, rememberedAsker } from '../remember-asker.ts';
import { messageText } from './message-text.ts';

type GlobalArgs = SlackShortcutMiddlewareArgs<GlobalShortcut>;
type MessageArgs = SlackShortcutMiddlewareArgs<MessageShortcut>;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

const chosenOption = z.object({ selected_option: z.object({ value: z.string() }) });
const picked = z.object({
  [WHICH_CLIENT_BLOCK]: z.object({ [PICK_CLIENT_ACTION]: chosenOption.optional(), [WHICH_CLIENT_SELECT]: chosenOption.optional() }),
});

/** A global shortcut is asked nowhere: Slack takes a user's id for the direct messages with that user. */
const askerOfGlobal = ({ shortcut }: GlobalArgs): Asker => ({ userId: shortcut.user.id, channel: shortcut.user.id, responseUrl: null });

const askerOfMessage = ({ shortcut }: MessageArgs): Asker => ({
  userId: shortcut.user.id,
  channel: shortcut.channel.id,
  responseUrl: shortcut.response_url || null,
});

const askerOfView = ({ body, view }: SubmitArgs): Asker => rememberedAsker(body.user.id, view.private_metadata);

const recommendForMessage = (edge: Edge) =>
  answering(edge, MESSAGE_SHORTCUT.callbackId, askerOfMessage, async ({ ack, shortcut }: MessageArgs, asker) => {
    await ack();
    const actor = await admit(edge, asker);
    if (!actor) return;
    const { named, similar } = await edge.services.findNamedClients({ actor, text: messageText(shortcut.message) });
    const [only] = named;
    if (named.length === 1 && only !== undefined) return answerRecommendation(edge, actor, asker, only);
    const view = named.length > 1 ? whichClientModal(named, rememberAsker(asker)) : noClientModal(similar, rememberAsker(asker));
    await edge.client.views.open({ trigger_id: shortcut.trigger_id, view });
  });

const recommendFor = (edge: Edge) =>
  answering(edge, WHICH_CLIENT_VIEW, askerOfView, async ({ ack, view }: SubmitArgs, asker) => {
    const fields = picked.safeParse(view.state.values).data?.[WHICH_CLIENT_BLOCK];
    const clientId = (fields?.[PICK_CLIENT_ACTION] ?? fields?.[WHICH_CLIENT_SELECT])?.selected_option.value;
    if (clientId === undefined) return ack({ response_action: 'errors', errors: { [WHICH_CLIENT_BLOCK]: 'Pick a client from the list' } });
    await ack();
    const actor = await admit(edge, asker);
    if (actor) await answerRecommendation(edge, actor, asker, clientId);
  });

/** Shortcuts: from the menu by the message box, and from a message's own menu. */
export const registerShortcuts = (app: Pick<App, 'shortcut' | 'view'>, edge: Edge): void => {
  app.shortcut<GlobalShortcut>(
    RECOMMEND_SHORTCUT.callbackId,
    answering(edge, RECOMMEND_SHORTCUT.callbackId, askerOfGlobal, async ({ ack, shortcut }: GlobalArgs, asker) => {
      await ack();
      if (await admit(edge, asker)) await openPicker(edge, asker, shortcut.trigger_id, 'recommend');
    }),
  );
  app.shortcut<GlobalShortcut>(
    NEW_CLIENT_SHORTCUT.callbackId,
    answering(edge, NEW_CLIENT_SHORTCUT.callbackId, askerOfGlobal, async ({ ack, shortcut }: GlobalArgs, asker) => {
      await ack();
      const actor = await admit(edge, asker);
      if (actor) await openIntake(edge, actor, asker, shortcut.trigger_id, null);
    }),
  );
  app.shortcut<MessageShortcut>(MESSAGE_SHORTCUT.callbackId, recommendForMessage(edge));
  app.view<ViewSubmitAction>(WHICH_CLIENT_VIEW, recommendFor(edge));
};
