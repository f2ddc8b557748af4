import type { ContainerBlock, KnownBlock, RichTextBlock } from '@slack/types';
import { bold, line, plain, richText } from './blocks.ts';
import { SLACK_LIMITS } from './limits.ts';

/** Text under a heading. With `folds` it's folded until somebody opens it. */
export const folded = (heading: string, elements: RichTextBlock['elements'], folds: boolean): KnownBlock => {
  if (!folds) return richText(line(bold(heading)), ...elements);
  const container: ContainerBlock = {
    type: 'container',
    title: plain(heading, SLACK_LIMITS.headerText),
    child_blocks: [richText(...elements)],
    width: 'full',
    is_collapsible: true,
    default_collapsed: true,
  };
  return container;
};
