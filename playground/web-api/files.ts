import { fileObject } from '../files/file-objects.ts';
import { isObject } from '../ground/blocks.ts';
import { refuse } from '../ground/slack-refusal.ts';
import { BOT, type Conversation } from '../ground/workspace.ts';
import type { Context } from '../state/context.ts';
import { messageContent } from '../to-app/app-replies.ts';
import type { Arguments, Method } from './call.ts';
import { threadIn } from './chat.ts';

const MOST_BYTES = 20_000_000;

const getUploadUrl: Method = (context, args) => {
  const [name, length] = [args.required('filename'), Number(args.required('length'))];
  if (!Number.isInteger(length) || length < 1) throw refuse('invalid_arguments', ['[ERROR] must be more than 0 [json-pointer:/length]']);
  if (length > MOST_BYTES) throw refuse('file_upload_size_restricted');
  const { file, uploadId } = context.files.reserve(name, length, args.text('alt_text') ?? args.text('alt_txt'), BOT.userId);
  return { upload_url: `${context.baseUrl}/playground/upload/${uploadId}`, file_id: file.id };
};

/** Where to share a file. A person's id doesn't work here: their direct messages must be opened first. */
const channelsIn = (context: Context, args: Arguments): readonly Conversation[] =>
  [...new Set([args.text('channel_id') ?? '', ...(args.text('channels') ?? '').split(',')])]
    .filter((id) => id !== '')
    .map((id) => {
      const conversation = context.workspace.conversation(id);
      if (conversation === null) throw refuse('channel_not_found');
      if (!conversation.members.includes(BOT.userId)) throw refuse('not_in_channel');
      return conversation;
    });

const complete: Method = (context, args) => {
  const given = args.structure('files');
  if (!Array.isArray(given) || given.length === 0 || !given.every((it) => isObject(it) && typeof it.id === 'string')) {
    throw refuse('invalid_arguments', ['[ERROR] missing required field: files']);
  }
  const channels = channelsIn(context, args);
  const comment = args.text('initial_comment');
  const content =
    comment === null && args.structure('blocks') === undefined
      ? null
      : messageContent(context, { ...args.content(), ...(comment === null ? {} : { text: comment, blocks: [] }) });
  const threads = channels.map((channel) => threadIn(context, args, channel.id));
  const files = given.map(({ id, title }: { id: string; title?: unknown }) =>
    context.files.complete(id, typeof title === 'string' ? title : null),
  );
  channels.forEach((channel, at) => {
    for (const file of files) file.sharedIn.add(channel.id);
    const fileIds = files.map((file) => file.id);
    context.messages.post({ channel: channel.id, author: BOT.userId, text: '', ...content, fileIds, ...threads[at] });
  });
  return { files: files.map((file) => fileObject(context.files, file, context.baseUrl)) };
};

const info: Method = (context, args) => {
  const file = context.files.find(args.required('file', 'file_not_found'));
  if (file === null) throw refuse('file_not_found');
  return { file: fileObject(context.files, file, context.baseUrl), comments: [], response_metadata: { next_cursor: '' } };
};

export const FILES_METHODS: { readonly [name: string]: Method } = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': complete,
  'files.info': info,
};
