import test from 'ava';
import { problemsOfHome, problemsOfMessage, problemsOfModal } from '../../../playground/strictness/surfaces.ts';
import type { Json } from '../stand-in-app.ts';

const plain = (text = 'x'): Json => ({ type: 'plain_text', text });
const button: Json = { type: 'button', text: plain() };
const cells = [[{ type: 'raw_text', text: 'x' }], [{ type: 'raw_text', text: 'y' }]];
const pie = { type: 'pie', segments: [{ label: 'a', value: 1 }] };
const actions = (element: Json): Json => ({ type: 'actions', elements: [element] });
const rich = (...elements: Json[]): Json => ({ type: 'rich_text', elements });
const line = (...elements: Json[]): Json => ({ type: 'rich_text_section', elements });

/** A valid block of every type. */
const BLOCKS: { readonly [type: string]: Json } = {
  actions: actions(button),
  alert: { type: 'alert', text: plain(), level: 'warning' },
  card: { type: 'card', title: plain(), slack_icon: { type: 'icon', name: 'star' }, actions: [button] },
  carousel: { type: 'carousel', elements: [{ type: 'card', body: plain() }] },
  container: { type: 'container', title: plain(), child_blocks: [{ type: 'divider' }], is_collapsible: true, default_collapsed: true },
  context: { type: 'context', elements: [plain()] },
  context_actions: { type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain() }] },
  data_table: { type: 'data_table', caption: 'x', rows: cells, page_size: 1 },
  data_visualization: { type: 'data_visualization', title: 'x', chart: pie },
  divider: { type: 'divider' },
  header: { type: 'header', text: plain() },
  image: { type: 'image', slack_file: { id: 'F1' }, alt_text: 'x' },
  input: { type: 'input', label: plain(), element: { type: 'plain_text_input' } },
  markdown: { type: 'markdown', text: '**x**' },
  rich_text: rich(line({ type: 'text', text: 'x' })),
  section: { type: 'section', text: plain() },
  table: { type: 'table', rows: cells },
};
const MESSAGE_ONLY = ['card', 'carousel', 'container', 'context_actions', 'data_table', 'data_visualization', 'markdown', 'table'];

for (const [type, block] of Object.entries(BLOCKS)) {
  const places = type === 'alert' ? ['modal'] : MESSAGE_ONLY.includes(type) ? ['message'] : ['message', 'modal', 'home'];
  test(`a block of type ${type} is taken in ${places.join(', ')} and nowhere else`, (t) => {
    const problems: { readonly [place: string]: readonly string[] } = {
      message: problemsOfMessage([block]),
      modal: problemsOfModal({ type: 'modal', title: plain(), submit: plain(), blocks: [block] }),
      home: problemsOfHome({ type: 'home', blocks: [block] }),
    };
    for (const [place, found] of Object.entries(problems)) {
      if (places.includes(place)) t.deepEqual(found, [], place);
      else t.regex(found.join(), new RegExp(`unsupported type: ${type} \\[json-pointer:(/view)?/blocks/0/type\\]`), place);
    }
  });
}

const REFUSED: readonly (readonly [what: string, block: Json, problem: string])[] = [
  ['a type nobody knows', { type: 'marquee' }, 'unsupported type: marquee [json-pointer:/blocks/0/type]'],
  ['a file', { type: 'file', external_id: 'x', source: 'remote' }, 'unsupported type: file [json-pointer:/blocks/0/type]'],
  ['a field nobody knows', { type: 'divider', colour: 'red' }, 'invalid additional property: colour [json-pointer:/blocks/0]'],
  ['emoji on mrkdwn', { type: 'section', text: { type: 'mrkdwn', text: 'x', emoji: true } }, 'invalid additional property: emoji'],
  ['verbatim on plain text', { type: 'section', text: { ...plain(), verbatim: true } }, 'invalid additional property: verbatim'],
  ['mrkdwn in a header', { type: 'header', text: { type: 'mrkdwn', text: 'x' } }, 'must be a valid enum value'],
  ['an empty text', { type: 'section', text: plain('') }, 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
  ['a bare string for a text', { type: 'section', text: 'x' }, 'must provide an object [json-pointer:/blocks/0/text]'],
  ['a section without text', { type: 'section' }, 'missing required field: text or fields'],
  ['an empty row of actions', { type: 'actions', elements: [] }, 'must provide at least 1 items'],
  ['a text input in a row', actions({ type: 'plain_text_input' }), 'unsupported type: plain_text_input'],
  ['a button of another style', actions({ ...button, style: 'success' }), 'must be a valid enum value'],
  ['a button to nowhere', actions({ ...button, url: 'nowhere' }), 'input must match regex pattern'],
  ['a day there is not', actions({ type: 'datepicker', initial_date: '2026-02-30' }), 'must be a date'],
  ['a time there is not', actions({ type: 'timepicker', initial_time: '24:00' }), 'input must match regex pattern'],
  ['a moment in milliseconds', actions({ type: 'datetimepicker', initial_date_time: 1_700_000_000_000 }), 'must be at most 9999999999'],
  ['a select without options', actions({ type: 'static_select' }), 'missing required field: options or option_groups'],
  [
    'a choice that is not offered',
    actions({ type: 'static_select', options: [{ text: plain(), value: 'a' }], initial_option: { text: plain(), value: 'b' } }),
    'initial option(s) must be among the options',
  ],
  [
    'a picture from two places',
    { ...BLOCKS.image, image_url: 'https://example.org/a.png' },
    'only one of image_url, slack_file is allowed',
  ],
  ['a picture without words', { type: 'image', slack_file: { id: 'F1' } }, 'missing required field: alt_text'],
  ['an input that asks for files', { ...BLOCKS.input, element: { type: 'file_input' } }, 'unsupported type: file_input'],
  ['rich text without text', rich(line({ type: 'text', text: '' })), 'must be more than 0 characters'],
  ['a list of loose words', rich({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'text', text: 'x' }] }), 'unsupported type'],
  ['an emoji with colons', rich(line({ type: 'emoji', name: ':wave:' })), 'input must match regex pattern'],
  ['a colour by name', rich(line({ type: 'color', value: 'mauve' })), 'input must match regex pattern'],
  ['a style nobody knows', rich(line({ type: 'text', text: 'x', style: { blink: true } })), 'invalid additional property: blink'],
  [
    'a link in code with a mention',
    rich({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
    'unsupported type',
  ],
  ['a number without its text', { type: 'table', rows: [[{ type: 'raw_number', value: 4 }]] }, 'missing required field: text'],
  ['a data table that is all header', { ...BLOCKS.data_table, rows: cells.slice(1) }, 'must provide at least 2 items'],
  [
    'ragged rows',
    { ...BLOCKS.data_table, rows: [cells[0], [...(cells[1] ?? []), { type: 'raw_text', text: 'z' }]] },
    'same number of cells',
  ],
  ['a rich header', { ...BLOCKS.data_table, rows: [[BLOCKS.rich_text], cells[1]] }, 'unsupported type: rich_text'],
  ['a data table with columns set', { ...BLOCKS.data_table, column_settings: [] }, 'invalid additional property: column_settings'],
  ['a slice of nothing', { ...BLOCKS.data_visualization, chart: { ...pie, segments: [{ label: 'a', value: 0 }] } }, 'must be more than 0'],
  [
    'a series with a hole',
    {
      ...BLOCKS.data_visualization,
      chart: { type: 'bar', series: [{ name: 's', data: [{ label: 'a', value: 1 }] }], axis_config: { categories: ['a', 'b'] } },
    },
    'each series must have exactly one data point for each category',
  ],
  ['an empty card', { type: 'card', subtitle: plain() }, 'missing required field: hero_image or title or actions or body'],
  ['a card with two icons', { ...BLOCKS.card, icon: { ...BLOCKS.image, type: 'image' } }, 'only one of icon, slack_icon is allowed'],
  ['a menu on a card', { ...BLOCKS.card, actions: [{ type: 'overflow', options: [] }] }, 'unsupported type: overflow'],
  ['a table of cards in a container', { ...BLOCKS.container, child_blocks: [BLOCKS.card] }, 'unsupported type: card'],
  [
    'a container without a title',
    { type: 'container', child_blocks: [BLOCKS.divider] },
    'missing required field: title or rich_text_title',
  ],
  ['a lid that cannot be closed', { ...BLOCKS.container, is_collapsible: false }, 'default_collapsed requires is_collapsible'],
];

for (const [what, block, problem] of REFUSED) {
  test(`${what} is refused, with the reason and the place`, (t) => {
    const problems = problemsOfMessage([block]);
    t.true(
      problems.some((it) => it.startsWith('[ERROR] ') && it.includes(problem) && it.includes('[json-pointer:/blocks/0')),
      problems.join('\n'),
    );
  });
}

test('a view has no fields but its own, and Home no buttons of a modal', (t) => {
  t.regex(problemsOfModal({ type: 'modal', title: plain(), blocks: [], id: 'V1' }).join(), /invalid additional property: id/);
  t.regex(problemsOfHome({ type: 'home', blocks: [], submit: plain() }).join(), /invalid additional property: submit/);
  t.regex(problemsOfHome({ type: 'modal', blocks: [] }).join(), /must be a valid enum value \[json-pointer:\/view\/type\]/);
  t.regex(problemsOfModal({ type: 'modal', title: plain() }).join(), /missing required field: blocks/);
});

test('only one element of a view takes the focus', (t) => {
  const focused = { ...BLOCKS.input, element: { type: 'plain_text_input', focus_on_load: true } };
  const view = { type: 'modal', title: plain(), submit: plain() };
  t.deepEqual(problemsOfModal({ ...view, blocks: [focused] }), []);
  t.regex(problemsOfModal({ ...view, blocks: [focused, focused] }).join(), /only one element can have focus_on_load/);
});

test('ids are one of a kind in containers too', (t) => {
  const child = { type: 'divider', block_id: 'a' };
  const { container } = BLOCKS;
  t.regex(problemsOfMessage([child, { ...container, child_blocks: [child] }]).join(), /`block_id` "a" already exists/);
});

test('two blocks cannot share an id, nor two elements of a block', (t) => {
  t.is(problemsOfMessage(['a', 'a'].map((id) => ({ type: 'divider', block_id: id }))).length, 1);
  const twins = {
    type: 'actions',
    elements: [
      { ...button, action_id: 'a' },
      { ...button, action_id: 'a' },
    ],
  };
  t.regex(problemsOfMessage([twins]).join(), /`action_id` "a" already exists for another element in this block/);
});

test('what is no block at all is said with its place', (t) => {
  t.deepEqual(problemsOfMessage([BLOCKS.divider, 'words']), ['[ERROR] must provide an object [json-pointer:/blocks/1]']);
});

test('a modal with an input needs a way to submit it', (t) => {
  const view = { type: 'modal', title: plain(), blocks: [BLOCKS.input] };
  t.deepEqual(problemsOfModal(view), ['[ERROR] missing required field: submit [json-pointer:/view]']);
});
