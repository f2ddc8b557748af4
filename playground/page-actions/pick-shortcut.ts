import type { Context } from '../state/context.ts';
import { sees } from '../state/message-wire.ts';
import { sendMessageShortcut, sendShortcut } from '../to-app/shortcuts.ts';
import type { WireShortcut } from '../wire/wire.ts';
import { DONE, failed, type PageAction } from './page-action.ts';

const isThere = (context: Context, type: WireShortcut['type'], callbackId: unknown): callbackId is string =>
  context.shortcuts.some((shortcut) => shortcut.type === type && shortcut.callbackId === callbackId);

/** A global shortcut, from the menu in the message box. */
export const pickShortcut: PageAction = async (context, person, { callback_id: callbackId }) => {
  if (!isThere(context, 'global', callbackId)) return failed('unknown_shortcut');
  const delivery = await sendShortcut(context, person, callbackId);
  return delivery.ok ? DONE : failed(delivery.error);
};

/** A shortcut from a message's menu. Ephemeral and deleted messages have none. */
export const pickMessageShortcut: PageAction = async (context, person, given) => {
  const { callback_id: callbackId } = given;
  const message = context.messages.find(String(given.channel), String(given.ts));
  if (message === null || message.onlyFor !== null || !sees(context.workspace, person.id, message)) {
    return failed('message_not_found');
  }
  if (!isThere(context, 'message', callbackId)) return failed('unknown_shortcut');
  const delivery = await sendMessageShortcut(context, person, callbackId, message);
  return delivery.ok ? DONE : failed(delivery.error);
};
