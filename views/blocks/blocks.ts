import type { ContextBlock, KnownBlock, PlainTextElement, RichTextBlock, RichTextList, RichTextSection } from '@slack/types';
import { shown } from './format.ts';
import { SLACK_LIMITS } from './limits.ts';

/** The content of `chat.postMessage` and similar calls. Notifications and screen readers use `text`. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

type RichTextElement = RichTextSection['elements'][number];

/** Text that Slack shows as it is, without markup or emoji names. `longest` is in UTF-16 units. */
export const plain = (text: string, longest: number): PlainTextElement => ({
  type: 'plain_text',
  text: shown(text, longest),
  emoji: false,
});

/** Small grey lines, one element each. Lines beyond Slack's limit are dropped. */
export const context = (...lines: readonly string[]): ContextBlock => ({
  type: 'context',
  elements: lines.slice(0, SLACK_LIMITS.contextElements).map((line) => plain(line, SLACK_LIMITS.contextText)),
});

// Rich text is built from pieces, so stars, underscores and angle brackets in a name stay plain characters.
export const words = (text: string): RichTextElement => ({ type: 'text', text });
export const bold = (text: string): RichTextElement => ({ type: 'text', text, style: { bold: true } });
export const italic = (text: string): RichTextElement => ({ type: 'text', text, style: { italic: true } });
export const code = (text: string): RichTextElement => ({ type: 'text', text, style: { code: true } });
export const person = (userId: string): RichTextElement => ({ type: 'user', user_id: userId });

export const line = (...elements: RichTextElement[]): RichTextSection => ({ type: 'rich_text_section', elements });
export const list = (style: 'bullet' | 'ordered', items: readonly RichTextSection[]): RichTextList => ({
  type: 'rich_text_list',
  style,
  elements: [...items],
});
export const richText = (...elements: RichTextBlock['elements']): RichTextBlock => ({ type: 'rich_text', elements });
