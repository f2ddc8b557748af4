import { isObject } from '../ground/blocks.ts';
import { parseJson } from '../ground/http.ts';
import { refuse } from '../ground/slack-refusal.ts';
import { BOT, type Conversation } from '../ground/workspace.ts';
import type { Context } from '../state/context.ts';
import type { JsonObject } from '../wire/wire.ts';

/** A Web API method. It returns the answer without `ok: true`, or throws a SlackRefusal for `ok: false`. */
export type Method = (context: Context, args: Arguments) => JsonObject;

/** Fields that are JSON strings if the call is a form. */
const STRUCTURED = new Set(['blocks', 'view', 'attachments', 'metadata', 'files']);

/** A call's arguments, from JSON or a form. */
export class Arguments {
  private readonly fields: JsonObject;

  constructor(fields: JsonObject) {
    this.fields = fields;
  }

  /** @throws {SlackRefusal} `invalid_json` if a JSON body isn't an object. */
  static parse(contentType: string, body: string): Arguments {
    if (contentType.startsWith('application/json')) {
      const value = body === '' ? {} : parseJson(body);
      if (!isObject(value)) throw refuse('invalid_json');
      return new Arguments(value);
    }
    return new Arguments(Object.fromEntries(new URLSearchParams(body)));
  }

  /** The field as text; null if it's absent or empty. */
  text(name: string): string | null {
    const value = this.fields[name];
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return typeof value === 'string' && value !== '' ? value : null;
  }

  /** @throws {SlackRefusal} `code` if the field is absent. */
  required(name: string, code = 'invalid_arguments'): string {
    const value = this.text(name);
    if (value === null) throw refuse(code, [`[ERROR] missing required field: ${name}`]);
    return value;
  }

  /** The field as an object or list; undefined if it's absent. @throws {SlackRefusal} if its JSON is broken. */
  structure(name: string): unknown {
    const value = this.fields[name];
    if (typeof value !== 'string' || !STRUCTURED.has(name)) return value;
    if (value === '') return undefined;
    const parsed = parseJson(value);
    if (parsed === undefined) throw refuse(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments');
    return parsed;
  }

  /** The fields that make up a message. */
  content(): JsonObject {
    const attachments = this.structure('attachments');
    return { text: this.text('text') ?? '', blocks: this.structure('blocks'), ...(attachments === undefined ? {} : { attachments }) };
  }
}

/** The call's conversation, which the app must be in. @throws {SlackRefusal} `channel_not_found`, `not_in_channel`. */
export const joinedConversationIn = (context: Context, args: Arguments): Conversation => {
  const conversation = conversationIn(context, args);
  if (!conversation.members.includes(BOT.userId)) throw refuse('not_in_channel');
  return conversation;
};

/** The call's conversation. @throws {SlackRefusal} `channel_not_found`. */
export const conversationIn = (context: Context, args: Arguments): Conversation => {
  const conversation = context.workspace.resolve(args.text('channel') ?? '');
  if (conversation === null) throw refuse('channel_not_found');
  return conversation;
};
