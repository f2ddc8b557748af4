import { isObject, withIds } from './blocks.ts';
import type { Context } from './context.ts';
import { problemsOfSlackFiles } from './files/slack-files.ts';
import { refuse } from './slack-refusal.ts';
import { problemsOfNewestBlocks, refusalOfMessage } from './strictness/message.ts';
import type { JsonObject, WireBlock } from './wire.ts';
import { BOT, SLACKBOT_ID } from './workspace.ts';

/** What the app wants shown. */
export interface Content {
  readonly text: string;
  readonly blocks: readonly WireBlock[];
  readonly attachments: readonly JsonObject[];
}

/** Text and blocks of what the app wants shown. @throws {SlackRefusal} where Slack would refuse them. */
export const messageContent = (context: Context, given: JsonObject): Content => {
  const refusal = refusalOfMessage(given);
  if (refusal !== null) throw refuse(refusal.code, refusal.reasons);
  const { text = '', blocks = [], attachments = [] } = given;
  const newest = context.provocations.state.refuseNewestBlocks ? problemsOfNewestBlocks(blocks) : [];
  const problems = [...newest, ...problemsOfSlackFiles(context.files, blocks, '/blocks')];
  if (problems.length > 0) throw refuse('invalid_blocks', problems);
  return { text: text as string, blocks: withIds(blocks as WireBlock[]), attachments: attachments as JsonObject[] };
};

/** Posts what the app said in an acknowledgement or through a response_url: for everybody or, unless it says otherwise, for one person. */
export const postReply = (context: Context, channel: string, personId: string, reply: JsonObject): void => {
  const content = messageContent(context, reply);
  const parent = typeof reply.thread_ts === 'string' ? context.messages.find(channel, reply.thread_ts) : null;
  const base = { channel, author: BOT.userId, ...content, ...(parent === null ? {} : { threadTs: parent.threadTs ?? parent.ts }) };
  context.messages.post(reply.response_type === 'in_channel' ? base : { ...base, onlyFor: personId });
};

/** Slackbot's words to one person. */
export const postNotice = (context: Context, channel: string, personId: string, text: string, threadTs: string | null = null): void => {
  context.messages.post({ channel, author: SLACKBOT_ID, text, onlyFor: personId, ...(threadTs === null ? {} : { threadTs }) });
};

/** A request to a response_url. @throws {SlackRefusal} */
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
