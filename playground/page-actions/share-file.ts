import { messageEvent, sendEvent } from '../to-app/events.ts';
import { DONE, failed, type PageAction } from './page-action.ts';

const LONGEST_NAME = 200;

/** Puts a file into a conversation. `base64` holds its bytes; a body has room for about three megabytes of them. */
export const shareFile: PageAction = async (context, person, given) => {
  const conversation = context.workspace.conversation(String(given.channel));
  if (conversation === null || !conversation.members.includes(person.id)) return failed('channel_not_found');
  const bytes = Buffer.from(String(given.base64 ?? ''), 'base64');
  const name = String(given.name ?? '').slice(0, LONGEST_NAME);
  if (bytes.length === 0 || name === '') return failed('no_file_data');
  const { file, uploadId } = context.files.reserve(name, bytes.length, null, person.id);
  context.files.receive(uploadId, bytes);
  context.files.complete(file.id, null);
  file.sharedIn.add(conversation.id);
  const message = context.messages.post({ channel: conversation.id, author: person.id, text: '', fileIds: [file.id] });
  // The app is told only of its direct messages.
  if (conversation.kind === 'im') void sendEvent(context, messageEvent(context, message));
  return DONE;
};
