import type { PlaygroundPerson } from '../ground/people.ts';
import type { Context } from '../state/context.ts';
import type { Message } from '../state/messages.ts';
import type { Delivery } from '../traffic/deliver.ts';
import { sendPayload } from './interactions.ts';
import { commonPayload, messageObject } from './payloads.ts';

/** Sends `shortcut`, as someone picked a global shortcut. It has no conversation and no response_url. */
export const sendShortcut = (context: Context, person: PlaygroundPerson, callbackId: string): Promise<Delivery> =>
  sendPayload(context, {
    type: 'shortcut',
    ...commonPayload(person),
    callback_id: callbackId,
    trigger_id: context.triggers.mint(person.id),
    action_ts: context.stamps.next(),
  });

/** Sends `message_action`, as someone picked a shortcut from a message's menu. */
export const sendMessageShortcut = (
  context: Context,
  person: PlaygroundPerson,
  callbackId: string,
  message: Message,
): Promise<Delivery> => {
  const conversation = context.workspace.conversation(message.channel);
  return sendPayload(context, {
    type: 'message_action',
    ...commonPayload(person),
    callback_id: callbackId,
    trigger_id: context.triggers.mint(person.id),
    action_ts: context.stamps.next(),
    response_url: context.responseUrls.mint({ channel: message.channel, personId: person.id, messageTs: null }),
    message_ts: message.ts,
    channel: { id: message.channel, name: conversation?.kind === 'im' ? 'directmessage' : (conversation?.name ?? '') },
    message: messageObject(context, message),
  });
};
