import type { ContextBlock, KnownBlock, PlainTextElement, RichTextBlock, RichTextList, RichTextSection } from '@slack/types';
import { shown } from './format.ts';
import { SLACK_LIMITS } from './limits.ts';

/** What goes into `chat.postMessage` and its kin. `text` is what notifications and screen readers get. */
export interface Message {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

type RichTextElement = RichTextSection['elements'][number];

/** Text that Slack shows letter by letter: no markup, no emoji names. */
export const plain = (text: string, longest: number): PlainTextElement => ({
  type: 'plain_text',
  text: shown(text, longest),
  emoji: false,
});

/** Small grey lines, each its own element. */
export const context = (...lines: readonly string[]): ContextBlock => ({
  type: 'context',
  elements: lines.slice(0, SLACK_LIMITS.contextElements).map((line) => plain(line, SLACK_LIMITS.contextText)),
});

// Rich text is built from pieces, so stars, underscores and angle brackets in a name are letters, not markup.
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
