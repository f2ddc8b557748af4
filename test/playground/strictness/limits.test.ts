import test from 'ava';
import { refusalOfMessage } from '../../../playground/strictness/message.ts';
import { problemsOfOptions } from '../../../playground/strictness/options.ts';
import { problemsOfHome, problemsOfMessage, problemsOfModal } from '../../../playground/strictness/surfaces.ts';
import type { Json } from '../stand-in-app.ts';

// One row per limit: its name, the number that passes, a builder, and Slack's reason for refusing one more.

const x = (length: number): string => 'x'.repeat(length);
const plain = (length: number): Json => ({ type: 'plain_text', text: x(length) });
const mrkdwn = (length: number): Json => ({ type: 'mrkdwn', text: x(length) });
const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
const option = (at: number, more: Json = {}): Json => ({ text: plain(5), value: `v${at}`, ...more });
const button = (more: Json = {}): Json => ({ type: 'button', text: plain(5), ...more });
const raw = (text = 'x'): Json => ({ type: 'raw_text', text });
const rows = (count: number, columns = 2, text = 'x'): Json => many(count, () => many(columns, () => raw(text)));
const dataTable = (more: Json): Json => ({ type: 'data_table', caption: 'Bonds', rows: rows(2), ...more });
const words = (text: string): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
const picture = { image_url: 'https://example.org/a.png', alt_text: 'A chart' };
const input = (element: Json, more: Json = {}): Json => ({ type: 'input', label: plain(5), element, ...more });
const typed = (more: Json): Json => input({ type: 'plain_text_input', ...more });
const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
const select = (more: Json): Json => actions({ type: 'static_select', ...more });
const card = (more: Json): Json => ({ type: 'card', title: plain(5), ...more });
const container = (more: Json): Json => ({ type: 'container', title: plain(5), child_blocks: [{ type: 'divider' }], ...more });
const pie = (segments: Json): Json => ({ type: 'data_visualization', title: 'Types', chart: { type: 'pie', segments } });
const segment = (at: number, more: Json = {}): Json => ({ label: `s${at}`, value: 1, ...more });
const lines = (series: number, categories: number, label = 'c'): Json => ({
  type: 'data_visualization',
  title: 'Yields',
  chart: {
    type: 'line',
    series: many(series, (at) => ({ name: `s${at}`, data: many(categories, (c) => ({ label: `${label}${c}`, value: c })) })),
    axis_config: { categories: many(categories, (c) => `${label}${c}`) },
  },
});
const feedback = (more: Json): Json => ({
  type: 'context_actions',
  elements: [
    { type: 'feedback_buttons', positive_button: { text: plain(2), value: 'u', ...more }, negative_button: { text: plain(2), value: 'd' } },
  ],
});
const confirm = (more: Json): Json =>
  actions(button({ confirm: { title: plain(5), text: plain(5), confirm: plain(5), deny: plain(5), ...more } }));

type Row = readonly [what: string, most: number, blocks: (count: number) => Json[], reason: RegExp];
const LONG = /must be less than \d+ characters/;
const MANY = /no more than \d+ items allowed/;

const IN_MESSAGES: readonly Row[] = [
  ['blocks in a message', 50, (n) => many(n, () => ({ type: 'divider' })), MANY],
  ['characters in a block_id', 255, (n) => [{ type: 'divider', block_id: x(n) }], LONG],
  ['characters in an action_id', 255, (n) => [actions(button({ action_id: x(n) }))], LONG],
  ['characters in a section', 3000, (n) => [{ type: 'section', text: mrkdwn(n) }], LONG],
  ['fields in a section', 10, (n) => [{ type: 'section', fields: many(n, () => plain(5)) }], MANY],
  ['characters in a field', 2000, (n) => [{ type: 'section', fields: [plain(n)] }], LONG],
  ['characters in a header', 150, (n) => [{ type: 'header', text: plain(n) }], LONG],
  ['elements in a context', 10, (n) => [{ type: 'context', elements: many(n, () => plain(5)) }], MANY],
  ['characters in a context element', 3000, (n) => [{ type: 'context', elements: [plain(n)] }], LONG],
  ['elements in a row of actions', 25, (n) => [actions(...many(n, () => button()))], MANY],
  ['characters on a button', 75, (n) => [actions(button({ text: plain(n) }))], LONG],
  ['characters in a button’s value', 2000, (n) => [actions(button({ value: x(n) }))], LONG],
  ['characters in a button’s url', 3000, (n) => [actions(button({ url: `https://${x(n - 8)}` }))], LONG],
  ['characters in an accessibility label', 75, (n) => [actions(button({ accessibility_label: x(n) }))], LONG],
  ['characters in a confirmation’s title', 100, (n) => [confirm({ title: plain(n) })], LONG],
  ['characters in a confirmation’s text', 300, (n) => [confirm({ text: mrkdwn(n) })], LONG],
  ['characters on a confirmation’s buttons', 30, (n) => [confirm({ confirm: plain(n), deny: plain(n) })], LONG],
  ['options in a select', 100, (n) => [select({ options: many(n, option) })], MANY],
  ['option groups in a select', 100, (n) => [select({ option_groups: many(n, () => ({ label: plain(5), options: [option(1)] })) })], MANY],
  ['options in a group', 100, (n) => [select({ option_groups: [{ label: plain(5), options: many(n, option) }] })], MANY],
  ['characters in a group’s label', 75, (n) => [select({ option_groups: [{ label: plain(n), options: [option(1)] }] })], LONG],
  ['characters in an option', 75, (n) => [select({ options: [option(1, { text: plain(n) })] })], LONG],
  ['characters in an option’s value', 150, (n) => [select({ options: [option(1, { value: x(n) })] })], LONG],
  ['characters in an option’s description', 75, (n) => [select({ options: [option(1, { description: plain(n) })] })], LONG],
  ['characters in a placeholder', 150, (n) => [select({ options: [option(1)], placeholder: plain(n) })], LONG],
  ['options in an overflow menu', 5, (n) => [actions({ type: 'overflow', options: many(n, option) })], MANY],
  ['checkboxes', 10, (n) => [actions({ type: 'checkboxes', options: many(n, option) })], MANY],
  ['radio buttons', 10, (n) => [actions({ type: 'radio_buttons', options: many(n, option) })], MANY],
  ['characters in a picture’s alt text', 2000, (n) => [{ type: 'image', ...picture, alt_text: x(n) }], LONG],
  ['characters in a picture’s address', 3000, (n) => [{ type: 'image', ...picture, image_url: `https://${x(n - 8)}` }], LONG],
  ['characters in a picture’s title', 2000, (n) => [{ type: 'image', ...picture, title: plain(n) }], LONG],
  ['characters in an input’s label', 2000, (n) => [typed({ action_id: 'a' })].map((it) => ({ ...it, label: plain(n) })), LONG],
  ['characters in an input’s hint', 2000, (n) => [input({ type: 'plain_text_input' }, { hint: plain(n) })], LONG],
  ['characters that an input may ask for', 3000, (n) => [typed({ max_length: n })], /must be at most 3000/],
  ['lines of a rich text input', 100, (n) => [input({ type: 'rich_text_input', max_lines: n })], /must be at most 100/],
  ['context actions', 5, (n) => [{ type: 'context_actions', elements: many(n, () => feedback({}).elements[0]) }], MANY],
  ['characters on a feedback button', 75, (n) => [feedback({ text: plain(n) })], LONG],
  ['characters in a feedback button’s value', 2000, (n) => [feedback({ value: x(n) })], LONG],
  ['rows in a table', 100, (n) => [{ type: 'table', rows: rows(n) }], MANY],
  ['columns in a table', 20, (n) => [{ type: 'table', rows: rows(1, n) }], MANY],
  ['column settings', 20, (n) => [{ type: 'table', rows: rows(1), column_settings: many(n, () => ({ align: 'right' })) }], MANY],
  ['characters in a table', 10_000, (n) => [{ type: 'table', rows: [[raw(x(n))]] }], /tables must be less than 10001 characters/],
  ['tables', 1, (n) => many(n, () => ({ type: 'table', rows: rows(1) })), /only_one_table_allowed/],
  ['rows in a data table, with the header', 101, (n) => [dataTable({ rows: rows(n) })], MANY],
  ['columns in a data table', 20, (n) => [dataTable({ rows: rows(2, n) })], MANY],
  ['rows on a data table’s page', 100, (n) => [dataTable({ page_size: n })], /must be at most 100/],
  ['the data table’s last column', 1, (n) => [dataTable({ row_header_column_index: n })], /must be a column of the table/],
  ['characters in a data table', 10_000, (n) => [dataTable({ rows: [[raw()], [raw(x(n - 1))]] })], /tables must be less than 10001/],
  ['charts', 2, (n) => many(n, () => pie([segment(1)])), /no more than 2 data_visualization/],
  ['characters in a chart’s title', 50, (n) => [{ ...pie([segment(1)]), title: x(n) }], LONG],
  ['segments of a pie', 6, (n) => [pie(many(n, segment))], MANY],
  ['characters in a segment’s label', 20, (n) => [pie([segment(1, { label: x(n) })])], LONG],
  ['series', 6, (n) => [lines(n, 2)], MANY],
  ['categories', 20, (n) => [lines(1, n)], MANY],
  ['characters in a category', 20, (n) => [lines(1, 1, x(n - 1))], LONG],
  ['characters in a card’s title', 150, (n) => [card({ title: plain(n) })], LONG],
  ['characters in a card’s subtitle', 150, (n) => [card({ subtitle: plain(n) })], LONG],
  ['characters in a card’s body', 200, (n) => [card({ body: mrkdwn(n) })], LONG],
  ['characters in a card’s subtext', 200, (n) => [card({ subtext: mrkdwn(n) })], LONG],
  ['buttons on a card', 3, (n) => [card({ actions: many(n, () => button()) })], MANY],
  ['cards in a carousel', 10, (n) => [{ type: 'carousel', elements: many(n, () => card({})) }], MANY],
  ['blocks in a container', 10, (n) => [container({ child_blocks: many(n, () => ({ type: 'divider' })) })], MANY],
  ['characters in a container’s title', 150, (n) => [container({ title: plain(n) })], LONG],
  ['characters in a container’s subtitle', 150, (n) => [container({ subtitle: plain(n) })], LONG],
  ['characters in a markdown block', 12_000, (n) => [{ type: 'markdown', text: x(n) }], LONG],
  [
    'characters in all markdown blocks',
    12_000,
    (n) => [
      { type: 'markdown', text: x(6000) },
      { type: 'markdown', text: x(n - 6000) },
    ],
    /together/,
  ],
  [
    'steps of a list’s indent',
    8,
    (n) => [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_list', style: 'bullet', indent: n, elements: words('x').elements }],
      },
    ],
    /must be at most 8/,
  ],
];

const limit = test.macro({
  title: (_given, what: string, most: number) => `Slack takes ${most} as ${what}, and no more`,
  exec: (t, _what: string, most: number, problems: (count: number) => readonly string[], reason: RegExp) => {
    t.deepEqual(problems(most), []);
    const refused = problems(most + 1);
    t.true(refused.length > 0);
    for (const it of refused) t.regex(it, reason);
  },
});

for (const [what, most, blocks, reason] of IN_MESSAGES) test(limit, what, most, (n: number) => problemsOfMessage(blocks(n)), reason);

const modal = (more: Json): Json => ({ type: 'modal', title: plain(5), blocks: [{ type: 'divider' }], ...more });
const home = (more: Json): Json => ({ type: 'home', blocks: [{ type: 'divider' }], ...more });
const dividers = (count: number): Json => many(count, () => ({ type: 'divider' }));

for (const [what, most, more, reason] of [
  ['characters in a modal’s title', 24, (n: number) => ({ title: plain(n) }), LONG],
  ['characters on a modal’s submit button', 24, (n: number) => ({ submit: plain(n) }), LONG],
  ['characters on a modal’s close button', 24, (n: number) => ({ close: plain(n) }), LONG],
  ['characters in a modal’s private_metadata', 3000, (n: number) => ({ private_metadata: x(n) }), LONG],
  ['characters in a modal’s callback_id', 255, (n: number) => ({ callback_id: x(n) }), LONG],
  ['characters in a modal’s external_id', 255, (n: number) => ({ external_id: x(n) }), LONG],
  ['blocks in a modal', 100, (n: number) => ({ blocks: dividers(n) }), MANY],
  ['characters in an alert', 200, (n: number) => ({ blocks: [{ type: 'alert', text: plain(n) }] }), LONG],
  [
    'files that may be asked for',
    10,
    (n: number) => ({ submit: plain(2), blocks: [input({ type: 'file_input', max_files: n })] }),
    /at most 10/,
  ],
] as const) {
  test(limit, what, most, (n: number) => problemsOfModal(modal(more(n))), reason);
}

for (const [what, most, more, reason] of [
  ['blocks on a Home tab', 100, (n: number) => ({ blocks: dividers(n) }), MANY],
  ['characters in Home’s private_metadata', 3000, (n: number) => ({ private_metadata: x(n) }), LONG],
  ['characters in Home’s callback_id', 255, (n: number) => ({ callback_id: x(n) }), LONG],
] as const) {
  test(limit, what, most, (n: number) => problemsOfHome(home(more(n))), reason);
}

test(limit, 'options that answer a search', 100, (n: number) => problemsOfOptions({ options: many(n, option) }), MANY);

const code = test.macro({
  title: (_given, what: string) => `a message with ${what} is refused with Slack’s code`,
  exec: (t, _what: string, fits: Json, exceeds: Json, expected: string) => {
    t.is(refusalOfMessage(fits), null);
    t.is(refusalOfMessage(exceeds)?.code, expected);
  },
});

const section = { type: 'section', text: plain(5) };
test(code, 'a text too long', { text: x(40_000) }, { text: x(40_001) }, 'msg_too_long');
test(code, 'nothing to say', { text: 'x' }, { text: '' }, 'no_text');
test(code, 'blocks that are no list', { blocks: [section] }, { blocks: 'section' }, 'invalid_blocks_format');
test(code, 'a broken block', { blocks: [section] }, { blocks: [{ ...section, colour: 'red' }] }, 'invalid_blocks');
const tables = (count: number): Json => ({ blocks: many(count, () => ({ type: 'table', rows: rows(1) })) });
test(code, 'two tables', tables(1), tables(2), 'invalid_attachments');
const attached = (count: number): Json => ({ text: 'x', attachments: many(count, () => ({ color: '#36a64f', text: 'x' })) });
test(code, 'too many attachments', attached(100), attached(101), 'too_many_attachments');
test(code, 'an attachment of no colour', attached(1), { text: 'x', attachments: [{ color: 'mauve' }] }, 'invalid_attachments');
const wordy = (characters: number): Json => ({
  blocks: [...many(4, () => ({ type: 'section', text: plain(3000) })), { type: 'section', text: plain(characters - 12_000) }],
});
test(code, 'blocks too long together', wordy(13_200), wordy(13_201), 'msg_blocks_too_long');
