import type { ContainerBlock, KnownBlock, RichTextBlock, SectionBlock, TableBlock } from '@slack/types';
import { bold, line, plain, richText } from './blocks.ts';
import { SLACK_LIMITS } from './limits.ts';

type Element = RichTextBlock['elements'][number];
type Child = SectionBlock | TableBlock;

const textOf = (elements: ReadonlyArray<{ readonly type: string; readonly text?: string }>): string =>
  elements.map(({ text = '' }) => text).join('');

/** A part of rich text as lines of plain text. */
const linesOf = (element: Element): string[] => {
  if (element.type !== 'rich_text_list') return textOf(element.elements as Array<{ type: string; text?: string }>).split('\n');
  return element.elements.map(({ elements }, at) => {
    const mark = element.style === 'ordered' ? `${at + 1}.` : '•';
    return `${mark} ${textOf(elements as Array<{ type: string; text?: string }>)}`;
  });
};

/** Lines in as few sections as hold them. Lines beyond the most that Slack takes are left out from the end. */
const sections = (lines: readonly string[]): SectionBlock[] => {
  const texts: string[] = [];
  for (const each of lines) {
    const whole = `${texts.at(-1) ?? ''}\n${each}`.replace(/^\n/, '');
    if (texts.length > 0 && whole.length <= SLACK_LIMITS.sectionText) texts[texts.length - 1] = whole;
    else texts.push(each.slice(0, SLACK_LIMITS.sectionText));
  }
  return texts
    .filter((text) => text.trim() !== '')
    .slice(0, SLACK_LIMITS.containerBlocks)
    .map((text) => ({ type: 'section', text: { type: 'plain_text', text, emoji: false } }));
};

const container = (heading: string, children: readonly Child[]): ContainerBlock => ({
  type: 'container',
  title: plain(heading, SLACK_LIMITS.headerText),
  child_blocks: [...children],
  width: 'full',
  is_collapsible: true,
  default_collapsed: true,
});

/**
 * Text under a heading. With `folds` it's folded until somebody opens it. What's folded is plain sections: Slack's docs let a container hold rich
 * text, but its validator takes none, and both take sections.
 */
export const folded = (heading: string, elements: readonly Element[], folds: boolean): KnownBlock =>
  folds ? container(heading, sections(elements.flatMap(linesOf))) : richText(line(bold(heading)), ...elements);

/** Text under a heading and the same as a table below, folded until somebody opens it. The first row has the names of the columns. */
export const foldedWithTable = (heading: string, elements: readonly Element[], rows: ReadonlyArray<readonly string[]>): KnownBlock =>
  container(heading, [
    ...sections(elements.flatMap(linesOf)).slice(0, SLACK_LIMITS.containerBlocks - 1),
    {
      type: 'table',
      rows: rows.slice(0, SLACK_LIMITS.tableRows).map((row) => row.map((text) => ({ type: 'raw_text' as const, text: text || '—' }))),
    },
  ]);
