import { isObject } from '../blocks.ts';
import type { Context } from '../context.ts';
import { parseJson } from '../http.ts';
import { refuse } from '../slack-refusal.ts';
import type { JsonObject } from '../wire.ts';
import { BOT, type Conversation } from '../workspace.ts';

/** One Web API method: what it answers besides `ok: true`; it throws a SlackRefusal for `ok: false`. */
export type Method = (context: Context, args: Arguments) => JsonObject;

/** Fields that hold JSON, and come as a string of it in a form. */
const STRUCTURED = new Set(['blocks', 'view', 'attachments', 'metadata', 'files']);

/** The arguments of a call, whichever way they were encoded. */
export class Arguments {
  private readonly fields: JsonObject;

  constructor(fields: JsonObject) {
    this.fields = fields;
  }

  /** @throws {SlackRefusal} `invalid_json` for a JSON body that is no object. */
  static parse(contentType: string, body: string): Arguments {
    if (contentType.startsWith('application/json')) {
      const value = body === '' ? {} : parseJson(body);
      if (!isObject(value)) throw refuse('invalid_json');
      return new Arguments(value);
    }
    return new Arguments(Object.fromEntries(new URLSearchParams(body)));
  }

  /** The field as text; null where it is absent or empty. */
  text(name: string): string | null {
    const value = this.fields[name];
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return typeof value === 'string' && value !== '' ? value : null;
  }

  /** @throws {SlackRefusal} `code` where the field is absent. */
  required(name: string, code = 'invalid_arguments'): string {
    const value = this.text(name);
    if (value === null) throw refuse(code, [`[ERROR] missing required field: ${name}`]);
    return value;
  }

  /** The field as a structure; undefined where it is absent. @throws {SlackRefusal} where its JSON is broken. */
  structure(name: string): unknown {
    const value = this.fields[name];
    if (typeof value !== 'string' || !STRUCTURED.has(name)) return value;
    if (value === '') return undefined;
    const parsed = parseJson(value);
    if (parsed === undefined) throw refuse(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments');
    return parsed;
  }

  /** What a message is made of. */
  content(): JsonObject {
    const attachments = this.structure('attachments');
    return { text: this.text('text') ?? '', blocks: this.structure('blocks'), ...(attachments === undefined ? {} : { attachments }) };
  }
}

/** The conversation a call speaks of, with the app in it. @throws {SlackRefusal} `channel_not_found`, `not_in_channel`. */
export const joinedConversationIn = (context: Context, args: Arguments): Conversation => {
  const conversation = conversationIn(context, args);
  if (!conversation.members.includes(BOT.userId)) throw refuse('not_in_channel');
  return conversation;
};

/** The conversation a call speaks of. @throws {SlackRefusal} `channel_not_found`. */
export const conversationIn = (context: Context, args: Arguments): Conversation => {
  const conversation = context.workspace.resolve(args.text('channel') ?? '');
  if (conversation === null) throw refuse('channel_not_found');
  return conversation;
};
