import { z } from 'zod';
import { blockId, link } from './composition.ts';
import { byType, type Fields, list, object, type Shape, string, whole, words } from './shapes.ts';

// docs.slack.dev/reference/block-kit/blocks/rich-text-block

const TEXT_STYLE = object({}, { bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean(), underline: z.boolean() });
const MENTION_STYLE = object(
  {},
  {
    bold: z.boolean(),
    italic: z.boolean(),
    strike: z.boolean(),
    highlight: z.boolean(),
    client_highlight: z.boolean(),
    unlink: z.boolean(),
  },
);

const piece = (type: string, required: Fields, optional: Fields = {}): Shape => object({ type: z.literal(type), ...required }, optional);

const TEXT = piece('text', { text: words }, { style: TEXT_STYLE });
const LINK = piece('link', { url: link }, { text: words, unsafe: z.boolean(), style: TEXT_STYLE });

const PIECE = byType({
  text: TEXT,
  link: LINK,
  broadcast: piece('broadcast', { range: z.enum(['here', 'channel', 'everyone']) }, { style: TEXT_STYLE }),
  color: piece('color', { value: string(9, { pattern: /^#[0-9a-f]{6}([0-9a-f]{2})?$/i }) }, { style: TEXT_STYLE }),
  channel: piece('channel', { channel_id: words }, { style: MENTION_STYLE }),
  date: piece(
    'date',
    { timestamp: whole(0), format: string(255, { least: 1, pattern: /\{[a-z_]+\}/ }) },
    { url: link, fallback: words, style: TEXT_STYLE },
  ),
  emoji: piece(
    'emoji',
    { name: string(100, { pattern: /^[\p{L}\p{N}_+'-]+$/u }) },
    { unicode: string(100, { pattern: /^[0-9a-f]+(-[0-9a-f]+)*$/ }), skin_tone: whole(1, 6), url: link, style: TEXT_STYLE },
  ),
  team: piece('team', { team_id: words }, { style: MENTION_STYLE }),
  user: piece('user', { user_id: words }, { style: MENTION_STYLE }),
  usergroup: piece('usergroup', { usergroup_id: words }, { style: MENTION_STYLE }),
});

const SECTION = piece('rich_text_section', { elements: list(PIECE, 1) });
const border = whole(0, 1);

export const richText: Shape = piece(
  'rich_text',
  {
    elements: list(
      byType({
        rich_text_section: SECTION,
        rich_text_list: piece(
          'rich_text_list',
          { style: z.enum(['bullet', 'ordered']), elements: list(byType({ rich_text_section: SECTION }), 1) },
          { indent: whole(0, 8), offset: whole(0), border },
        ),
        rich_text_quote: piece('rich_text_quote', { elements: list(PIECE, 1) }, { border }),
        rich_text_preformatted: piece(
          'rich_text_preformatted',
          { elements: list(byType({ text: TEXT, link: LINK }), 1) },
          { border, language: words },
        ),
      }),
      1,
    ),
  },
  { block_id: blockId },
);
