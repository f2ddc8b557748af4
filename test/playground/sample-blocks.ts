import type { Json } from './stand-in-app.ts';

export const plain = (text: string): Json => ({ type: 'plain_text', text });
/** A message with every block type the product sends, and some more. */
export const ANSWER: Json[] = [
  { type: 'header', text: plain('Offer Corporate Bonds') },
  { type: 'section', text: { type: 'mrkdwn', text: 'Held by &lt;!channel&gt;: *4 of 6* purchases' }, fields: [plain('Age'), plain('41')] },
  { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'Best yield', style: { bold: true } }] }] },
  { type: 'divider' },
  { type: 'table', rows: [[{ type: 'raw_text', text: 'Bond' }], [{ type: 'raw_number', value: 42, text: '42' }]] },
  { type: 'context', elements: [{ type: 'mrkdwn', text: 'React with 👍 or :-1:' }] },
  { type: 'markdown', text: '**Marked** down' },
  { type: 'actions', block_id: 'row', elements: [{ type: 'button', action_id: 'more', text: plain('More'), value: 'more' }] },
  {
    type: 'context_actions',
    block_id: 'feedback',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'thumb',
        positive_button: { text: plain('👍'), value: 'up', accessibility_label: 'Good' },
        negative_button: { text: plain('👎'), value: 'down', accessibility_label: 'Bad' },
      },
    ],
  },
];

/** A modal that asks the app for options. */
export const MODAL: Json = {
  type: 'modal',
  callback_id: 'pick',
  title: plain('Recommend a bond'),
  submit: plain('Recommend'),
  blocks: [
    {
      type: 'input',
      block_id: 'client',
      label: plain('Client'),
      element: { type: 'external_select', action_id: 'picked', min_query_length: 0, focus_on_load: true },
    },
    { type: 'input', block_id: 'note', optional: true, label: plain('Note'), element: { type: 'plain_text_input', action_id: 'typed' } },
  ],
};
