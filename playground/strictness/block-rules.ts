import { z } from 'zod';
import { card, carousel } from './cards.ts';
import { dataVisualization } from './charts.ts';
import { anyText, blockId, imageElement, mrkdwn, PICTURE, plainText, webLink } from './composition.ts';
import { ACCESSORY, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT } from './elements.ts';
import { richText } from './rich-text.ts';
import { alsoRule, byType, type Fields, list, object, type Shape, someOf, string, words } from './shapes.ts';
import { dataTable, table } from './tables.ts';

// docs.slack.dev/reference/block-kit/blocks

const block = (type: string, required: Fields, optional: Fields = {}): Shape =>
  object({ type: z.literal(type), ...required }, { block_id: blockId, ...optional });

const section = alsoRule(
  block('section', {}, { text: anyText(3000), fields: list(anyText(2000), 1, 10), accessory: ACCESSORY, expand: z.boolean() }),
  someOf('text', 'fields'),
);

const context = block('context', {
  elements: list(byType({ image: imageElement, plain_text: plainText(3000), mrkdwn: mrkdwn(3000) }), 1, 10),
});

const image = alsoRule(block('image', PICTURE.required, { ...PICTURE.optional, title: plainText(2000) }), PICTURE.rule);

const video = block(
  'video',
  { alt_text: string(2000, { least: 1 }), title: plainText(199), thumbnail_url: webLink, video_url: webLink },
  { title_url: webLink, author_name: string(49), provider_name: words, provider_icon_url: webLink, description: plainText(200) },
);

const taskFields = { task_id: words, title: words, status: z.enum(['pending', 'in_progress', 'complete', 'error']) };
const taskCard = block('task_card', taskFields, {
  details: richText,
  output: richText,
  sources: list(object({ type: z.literal('url'), url: webLink, text: words }), 1),
});

/**
 * What a container may hold: what both the docs' list and the list in the errors of `blocks.validate` have. Only the docs' has `input` and
 * `rich_text`; only the validator's has `layout` and three types of Slack's own.
 */
const CHILDREN: Fields = {
  actions: block('actions', { elements: list(IN_ACTIONS, 1, 25) }),
  context,
  divider: block('divider', {}),
  header: block('header', { text: plainText(150) }),
  image,
  section,
  table,
  video,
};

const collapses = (given: { readonly [field: string]: unknown }): string | null => {
  if (given.default_collapsed === true && given.is_collapsible !== true) return 'default_collapsed requires is_collapsible';
  if (given.has_header_divider === true && given.is_collapsible === true) return 'has_header_divider requires is_collapsible to be false';
  return null;
};

const container = alsoRule(
  alsoRule(
    block(
      'container',
      { child_blocks: list(byType(CHILDREN), 1, 10) },
      {
        title: plainText(150),
        rich_text_title: richText,
        subtitle: anyText(150),
        width: z.enum(['narrow', 'standard', 'wide', 'full']),
        icon: imageElement,
        is_collapsible: z.boolean(),
        default_collapsed: z.boolean(),
        has_header_divider: z.boolean(),
      },
    ),
    someOf('title', 'rich_text_title'),
  ),
  collapses,
);

/** The rules for each block type. `file` isn't here, as an app can't post one. */
export const BLOCKS: Fields = {
  ...CHILDREN,
  input: block(
    'input',
    { label: plainText(2000), element: IN_INPUT },
    { hint: plainText(2000), optional: z.boolean(), dispatch_action: z.boolean() },
  ),
  rich_text: richText,
  alert: block('alert', { text: anyText(200) }, { level: z.enum(['default', 'info', 'warning', 'error', 'success']) }),
  card,
  carousel,
  container,
  context_actions: block('context_actions', { elements: list(IN_CONTEXT_ACTIONS, 1, 5) }),
  data_table: dataTable,
  data_visualization: dataVisualization,
  markdown: block('markdown', { text: string(12_000, { least: 1 }) }),
  plan: block('plan', { title: words }, { tasks: list(byType({ task_card: taskCard }), 1, 50) }),
  task_card: taskCard,
};
