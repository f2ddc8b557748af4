import { isObject } from '../ground/blocks.ts';
import type { JsonObject } from '../wire/wire.ts';
import { problemsOfMessage } from './surfaces.ts';

/** Slack's error code for a message it refuses, and its reasons. */
export interface Refusal {
  readonly code: string;
  readonly reasons: readonly string[];
}

/** docs.slack.dev/reference/methods/chat.postMessage: longer texts are cut or refused. We refuse them, as that gets noticed. */
const MOST_TEXT = 40_000;
const MOST_ATTACHMENTS = 100;
/** Not documented. Slack refuses blocks with more than about 13,200 characters of text in total (slackapi/bolt-js issue 2509). */
const MOST_TEXT_IN_BLOCKS = 13_200;

const refusal = (code: string, ...reasons: readonly string[]): Refusal => ({ code, reasons });

/** The number of characters of text, without tables, which have their own limit. */
const textIn = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, it) => sum + textIn(it), 0);
  if (!isObject(value) || value.type === 'table' || value.type === 'data_table') return 0;
  return Object.entries(value).reduce((sum, [name, it]) => sum + (name === 'text' && typeof it === 'string' ? it.length : textIn(it)), 0);
};

const refusalOfAttachments = (attachments: unknown): Refusal | null => {
  if (attachments === undefined) return null;
  if (!Array.isArray(attachments) || !attachments.every(isObject)) return refusal('invalid_attachments');
  if (attachments.length > MOST_ATTACHMENTS) return refusal('too_many_attachments');
  const colour = attachments.find(({ color }) => color !== undefined && !/^(#?[0-9a-f]{6}|good|warning|danger)$/i.test(String(color)));
  if (colour !== undefined) return refusal('invalid_attachments', `invalid color: ${String(colour.color)}`);
  const problems = attachments.flatMap(({ blocks }, at) =>
    blocks === undefined ? [] : problemsOfMessage(blocks).map((it) => it.replace('[json-pointer:', `[json-pointer:/attachments/${at}`)),
  );
  return problems.length === 0 ? null : refusal('invalid_attachments', ...problems);
};

/** Why Slack would refuse these blocks in a message; null if it wouldn't. */
export const refusalOfBlocks = (blocks: unknown): Refusal | null => {
  if (!Array.isArray(blocks)) return refusal('invalid_blocks_format');
  const problems = problemsOfMessage(blocks);
  const tables = problems.filter((it) => it.includes('only_one_table_allowed'));
  if (tables.length > 0 && tables.length === problems.length) return refusal('invalid_attachments', ...tables);
  if (problems.length > 0) return refusal('invalid_blocks', ...problems);
  const characters = textIn(blocks);
  if (characters <= MOST_TEXT_IN_BLOCKS) return null;
  return refusal('msg_blocks_too_long', `${characters} characters of text in blocks, ${MOST_TEXT_IN_BLOCKS} at most`);
};

/** Why Slack would refuse `{text, blocks, attachments}` as a message; null if it wouldn't. */
export const refusalOfMessage = (message: JsonObject): Refusal | null => {
  const text = message.text ?? '';
  const { blocks = [], attachments } = message;
  if (typeof text !== 'string') return refusal('invalid_arguments', '[ERROR] must provide a string [json-pointer:/text]');
  const refused = refusalOfBlocks(blocks) ?? refusalOfAttachments(attachments);
  if (refused !== null) return refused;
  if (text.length > MOST_TEXT) return refusal('msg_too_long', `${text.length} characters of text, ${MOST_TEXT} at most`);
  const says = text !== '' || (blocks as readonly unknown[]).length > 0 || (Array.isArray(attachments) && attachments.length > 0);
  return says ? null : refusal('no_text');
};

/** The newest block types. Some workspaces don't have them yet. */
const NEWEST = ['data_visualization', 'data_table', 'card', 'carousel', 'container'];

/** Why a workspace without the newest block types would refuse these blocks; empty if it wouldn't. */
export const problemsOfNewestBlocks = (blocks: unknown): readonly string[] =>
  (Array.isArray(blocks) ? blocks : []).flatMap((block: unknown, at) =>
    isObject(block) && NEWEST.includes(String(block.type))
      ? [`[ERROR] unsupported type: ${String(block.type)} [json-pointer:/blocks/${at}/type]`]
      : [],
  );
