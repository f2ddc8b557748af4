import type { Context } from './context.ts';
import type { Delivery } from './deliver.ts';
import { sendPayload } from './interactions.ts';
import type { Message } from './messages.ts';
import { commonPayload, messageObject } from './payloads.ts';
import type { PlaygroundPerson } from './people.ts';

/** Somebody picked a global shortcut: `shortcut`. It says nothing of a conversation, and brings no response_url. */
export const sendShortcut = (context: Context, person: PlaygroundPerson, callbackId: string): Promise<Delivery> =>
  sendPayload(context, {
    type: 'shortcut',
    ...commonPayload(person),
    callback_id: callbackId,
    trigger_id: context.triggers.mint(person.id),
    action_ts: context.stamps.next(),
  });

/** Somebody picked a shortcut from a message's menu: `message_action`, wherever the message is. */
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
