import type { BlockAction, GlobalShortcut, MessageShortcut, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import type { Asker } from '../edge/edge.ts';
import { rememberedAsker } from './remember-asker.ts';

/** Slack takes a user's id for the direct messages with that user. */
const directly = (userId: string): Asker => ({ userId, channel: userId, responseUrl: null });

export const askerOfCommand = ({ command }: { readonly command: SlashCommand }): Asker => ({
  userId: command.user_id,
  channel: command.channel_id,
  responseUrl: command.response_url || null,
});

/** A press in a modal or on Home has no channel. The answer goes where the modal was asked for, or to direct messages. */
export const askerOfPress = ({ body }: { readonly body: BlockAction }): Asker =>
  body.channel
    ? { userId: body.user.id, channel: body.channel.id, responseUrl: body.response_url || null }
    : rememberedAsker(body.user.id, body.view?.private_metadata ?? '');

/** A global shortcut belongs to no conversation: the answer goes to direct messages. */
export const askerOfShortcut = ({ shortcut }: { readonly shortcut: GlobalShortcut | MessageShortcut }): Asker =>
  shortcut.type === 'message_action'
    ? { userId: shortcut.user.id, channel: shortcut.channel.id, responseUrl: shortcut.response_url || null }
    : directly(shortcut.user.id);

/** The answer to a form goes where the form was asked for. */
export const askerOfSubmission = ({ body }: { readonly body: ViewSubmitAction }): Asker =>
  rememberedAsker(body.user.id, body.view.private_metadata);
