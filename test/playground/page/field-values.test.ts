import test from 'ava';
import { problemsBeforeSubmit, stateOf } from '../../../playground/page/surface/field-values.ts';
import type { Json } from '../stand-in-app.ts';

const plain = (text: string): Json => ({ type: 'plain_text', text });
const input = (block_id: string, element: Json, more: Json = {}): Json => ({
  type: 'input',
  block_id,
  label: plain('x'),
  element: { action_id: 'a', ...element },
  ...more,
});
const option = { text: plain('One'), value: '1' };

test('fields begin with what the app put into them', (t) => {
  const blocks = [
    input('words', { type: 'plain_text_input', initial_value: 'hello' }),
    input('choice', { type: 'static_select', initial_option: option, options: [option] }),
    input('some', { type: 'checkboxes', options: [option] }),
    input('day', { type: 'datepicker', initial_date: '2026-11-20' }),
    input('who', { type: 'users_select', initial_user: 'U1' }),
    { type: 'actions', block_id: 'row', elements: [{ type: 'button', action_id: 'b', text: plain('x') }] },
  ];
  t.deepEqual(stateOf(blocks as Json, {}), {
    words: { a: { type: 'plain_text_input', value: 'hello' } },
    choice: { a: { type: 'static_select', selected_option: option } },
    some: { a: { type: 'checkboxes', selected_options: [] } },
    day: { a: { type: 'datepicker', selected_date: '2026-11-20' } },
    who: { a: { type: 'users_select', selected_user: 'U1' } },
  });
});

test('what was entered outlives an update of the view where the field is still there', (t) => {
  const entered = { words: { a: { type: 'plain_text_input', value: 'typed' } }, gone: { a: { type: 'plain_text_input', value: 'x' } } };
  t.deepEqual(stateOf([input('words', { type: 'plain_text_input', initial_value: 'hello' })], entered), { words: entered.words });
  const other = stateOf([input('words', { type: 'number_input' })], entered);
  t.deepEqual(other, { words: { a: { type: 'number_input', value: null } } });
});

const problem = test.macro({
  title: (given) => `before anything is submitted, ${given}`,
  exec: (t, element: Json, value: unknown, expected: RegExp | null, more: Json = {}) => {
    const blocks = [input('one', element, more)];
    const found = problemsBeforeSubmit(blocks, { one: { a: { type: element.type, value } } }).one;
    if (expected === null) t.is(found, undefined);
    else t.regex(found ?? '', expected);
  },
});

test('a required field must be filled', problem, { type: 'plain_text_input' }, null, /required/);
test('an optional one need not', problem, { type: 'plain_text_input' }, null, null, { optional: true });
test('words may be too few', problem, { type: 'plain_text_input', min_length: 3 }, 'ab', /at least 3/);
test('words may be too many', problem, { type: 'plain_text_input', max_length: 3 }, 'abcd', /at most 3/);
test('a number must be one', problem, { type: 'number_input', is_decimal_allowed: true }, 'many', /a number/);
test('a whole number must be whole', problem, { type: 'number_input', is_decimal_allowed: false }, '1.5', /whole/);
test('a number has its least', problem, { type: 'number_input', is_decimal_allowed: false, min_value: '18' }, '17', /at least 18/);
test('a number has its most', problem, { type: 'number_input', is_decimal_allowed: false, max_value: '80' }, '81', /at most 80/);
test(
  'a number within its bounds passes',
  problem,
  { type: 'number_input', is_decimal_allowed: false, min_value: '18', max_value: '80' },
  '41',
  null,
);
