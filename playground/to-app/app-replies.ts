import { problemsOfSlackFiles } from '../files/slack-files.ts';
import { isObject, withIds } from '../ground/blocks.ts';
import { refuse } from '../ground/slack-refusal.ts';
import { BOT, SLACKBOT_ID } from '../ground/workspace.ts';
import type { Context } from '../state/context.ts';
import { problemsOfNewestBlocks, refusalOfMessage } from '../strictness/message.ts';
import type { JsonObject, WireBlock } from '../wire/wire.ts';

export interface Content {
  readonly text: string;
  readonly blocks: readonly WireBlock[];
  readonly attachments: readonly JsonObject[];
}

/** The contents of a message from the app. @throws {SlackRefusal} if Slack would refuse them. */
export const messageContent = (context: Context, given: JsonObject): Content => {
  const refusal = refusalOfMessage(given);
  if (refusal !== null) throw refuse(refusal.code, refusal.reasons);
  const { text = '', blocks = [], attachments = [] } = given;
  const newest = context.provocations.state.refuseNewestBlocks ? problemsOfNewestBlocks(blocks) : [];
  const problems = [...newest, ...problemsOfSlackFiles(context.files, blocks, '/blocks')];
  if (problems.length > 0) throw refuse('invalid_blocks', problems);
  return { text: text as string, blocks: withIds(blocks as WireBlock[]), attachments: attachments as JsonObject[] };
};

/** Posts the app's reply from an acknowledgement or a response_url. Only one person sees it, unless it says `in_channel`. */
export const postReply = (context: Context, channel: string, personId: string, reply: JsonObject): void => {
  const content = messageContent(context, reply);
  const parent = typeof reply.thread_ts === 'string' ? context.messages.find(channel, reply.thread_ts) : null;
  const base = { channel, author: BOT.userId, ...content, ...(parent === null ? {} : { threadTs: parent.threadTs ?? parent.ts }) };
  context.messages.post(reply.response_type === 'in_channel' ? base : { ...base, onlyFor: personId });
};

/** A message from Slackbot to one person. */
export const postNotice = (context: Context, channel: string, personId: string, text: string, threadTs: string | null = null): void => {
  context.messages.post({ channel, author: SLACKBOT_ID, text, onlyFor: personId, ...(threadTs === null ? {} : { threadTs }) });
};

/** Carries out a request to a response_url. @throws {SlackRefusal} */
export const answerThroughResponseUrl = (context: Context, id: string, body: unknown): void => {
  const target = context.responseUrls.use(id);
  if (!isObject(body)) throw refuse('invalid_payload');
  const original = target.messageTs === null ? null : context.messages.find(target.channel, target.messageTs);
  if (body.delete_original === true) {
    if (original === null) throw refuse('message_not_found');
    context.messages.remove(original);
    return;
  }
  if (body.replace_original === true) {
    if (original === null) throw refuse('message_not_found');
    context.messages.edit(original, messageContent(context, body));
    return;
  }
  postReply(context, target.channel, target.personId, body);
};
