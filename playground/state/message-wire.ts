import { wireFile } from '../files/file-objects.ts';
import type { Files, StoredFile } from '../files/files.ts';
import { filesShownBy } from '../files/slack-files.ts';
import type { Workspace } from '../ground/workspace.ts';
import type { WireMessage } from '../wire/wire.ts';
import type { Message, Messages } from './messages.ts';

export const sees = (workspace: Workspace, personId: string, message: Message): boolean =>
  (message.onlyFor === null || message.onlyFor === personId) &&
  workspace.conversation(message.channel)?.members.includes(personId) === true;

export const sharedFiles = (files: Files, message: Message): readonly StoredFile[] => message.fileIds.flatMap((id) => files.find(id) ?? []);

/** Whether the message shows the file: shared with it, or as a picture in its blocks. */
export const shows = (files: Files, message: Message, file: StoredFile): boolean =>
  message.fileIds.includes(file.id) || filesShownBy(files, message.blocks).includes(file);

/** The message as sent to one person's page. */
export const toWire = (messages: Messages, files: Files, message: Message, personId: string): WireMessage => ({
  channel: message.channel,
  ts: message.ts,
  author: message.author,
  ephemeral: message.onlyFor !== null,
  text: message.text,
  blocks: message.blocks,
  edited: message.editedTs !== null,
  reactions: [...message.reactions].map(([name, users]) => ({ name, users: [...users] })),
  pressed: message.pressed.get(personId) ?? {},
  threadTs: message.threadTs,
  broadcast: message.broadcast,
  thread: messages.thread(message),
  files: sharedFiles(files, message).map((file) => wireFile(files, file, personId)),
});
