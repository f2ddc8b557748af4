import { z } from 'zod';
import { isObject } from '../ground/blocks.ts';
import {
  actionId,
  confirm,
  conversationFilter,
  day,
  dispatchActionConfig,
  imageElement,
  link,
  linkedOption,
  markedOption,
  moment,
  option,
  optionGroup,
  plainText,
  timeOfDay,
} from './composition.ts';
import { richText } from './rich-text.ts';
import { alsoRule, byType, exactlyOne, type Fields, list, object, type Shape, string, whole, words } from './shapes.ts';

// docs.slack.dev/reference/block-kit/block-elements

const element = (type: string, required: Fields, optional: Fields = {}): Shape =>
  object({ type: z.literal(type), ...required }, { action_id: actionId, ...optional });

const CONFIRMABLE: Fields = { confirm };
const FOCUSABLE: Fields = { focus_on_load: z.boolean() };
const PROMPTING: Fields = { ...FOCUSABLE, placeholder: plainText(150) };
const PICKING: Fields = { ...PROMPTING, ...CONFIRMABLE };
const TYPING: Fields = { ...PROMPTING, dispatch_action_config: dispatchActionConfig };
const LABELLED: Fields = { accessibility_label: string(75) };
const SEVERAL: Fields = { max_selected_items: whole(1) };
const style = z.enum(['primary', 'danger']);
const id = string(255, { least: 1 });

/** An initial option must match one of the options exactly. */
const initialIsOffered = (value: { readonly [field: string]: unknown }): string | null => {
  const groups = Array.isArray(value.option_groups) ? value.option_groups.filter(isObject) : [];
  const offered = [value.options, ...groups.map((group) => group.options)].flat().map((it) => JSON.stringify(it));
  const chosen = [value.initial_option ?? [], value.initial_options ?? []].flat();
  return chosen.every((it) => offered.includes(JSON.stringify(it))) ? null : 'initial option(s) must be among the options';
};

const staticSelect = (type: string, more: Fields): Shape =>
  alsoRule(
    alsoRule(
      element(type, {}, { options: list(option, 1, 100), option_groups: list(optionGroup, 1, 100), ...PICKING, ...more }),
      exactlyOne('options', 'option_groups'),
    ),
    initialIsOffered,
  );

const choices = (type: string, more: Fields): Shape =>
  alsoRule(element(type, { options: list(markedOption, 1, 10) }, { ...more, ...FOCUSABLE, ...CONFIRMABLE }), initialIsOffered);

const conversations: Fields = { default_to_current_conversation: z.boolean(), filter: conversationFilter };
const answering: Fields = { response_url_enabled: z.boolean() };

const SELECTS: Fields = {
  static_select: staticSelect('static_select', { initial_option: option }),
  multi_static_select: staticSelect('multi_static_select', { initial_options: list(option, 1, 100), ...SEVERAL }),
  external_select: element('external_select', {}, { ...PICKING, initial_option: option, min_query_length: whole(0) }),
  multi_external_select: element(
    'multi_external_select',
    {},
    { ...PICKING, initial_options: list(option, 1, 100), min_query_length: whole(0), ...SEVERAL },
  ),
  users_select: element('users_select', {}, { ...PICKING, initial_user: id }),
  multi_users_select: element('multi_users_select', {}, { ...PICKING, initial_users: list(id, 1), ...SEVERAL }),
  conversations_select: element('conversations_select', {}, { ...PICKING, initial_conversation: id, ...conversations, ...answering }),
  multi_conversations_select: element(
    'multi_conversations_select',
    {},
    { ...PICKING, initial_conversations: list(id, 1), ...conversations, ...SEVERAL },
  ),
  channels_select: element('channels_select', {}, { ...PICKING, initial_channel: id, ...answering }),
  multi_channels_select: element('multi_channels_select', {}, { ...PICKING, initial_channels: list(id, 1), ...SEVERAL }),
};

const PICKERS: Fields = {
  checkboxes: choices('checkboxes', { initial_options: list(markedOption, 1, 10) }),
  radio_buttons: choices('radio_buttons', { initial_option: markedOption }),
  datepicker: element('datepicker', {}, { ...PICKING, initial_date: day }),
  timepicker: element('timepicker', {}, { ...PICKING, initial_time: timeOfDay, timezone: words }),
  datetimepicker: element('datetimepicker', {}, { ...FOCUSABLE, ...CONFIRMABLE, initial_date_time: moment }),
};

export const button: Shape = element(
  'button',
  { text: plainText(75) },
  { value: string(2000), url: link, style, ...CONFIRMABLE, ...LABELLED },
);

const BUTTONS: Fields = {
  button,
  overflow: element('overflow', { options: list(linkedOption, 1, 5) }, CONFIRMABLE),
  workflow_button: element(
    'workflow_button',
    {
      text: plainText(75),
      workflow: object({
        trigger: object({ url: link }, { customizable_input_parameters: list(object({ name: words, value: words }), 1) }),
      }),
    },
    { style, ...LABELLED },
  ),
};

const decimal = string(100, { pattern: /^-?\d+(\.\d+)?$/ });
const inOrder =
  (low: string, high: string) =>
  (value: { readonly [field: string]: unknown }): string | null =>
    value[low] !== undefined && value[high] !== undefined && Number(value[low]) > Number(value[high])
      ? `${low} cannot be greater than ${high}`
      : null;

const TYPED: Fields = {
  plain_text_input: alsoRule(
    element(
      'plain_text_input',
      {},
      { ...TYPING, initial_value: string(3000), multiline: z.boolean(), min_length: whole(0, 3000), max_length: whole(1, 3000) },
    ),
    inOrder('min_length', 'max_length'),
  ),
  email_text_input: element('email_text_input', {}, { ...TYPING, initial_value: string(3000) }),
  url_text_input: element('url_text_input', {}, { ...TYPING, initial_value: string(3000) }),
  number_input: alsoRule(
    element(
      'number_input',
      { is_decimal_allowed: z.boolean() },
      { ...TYPING, initial_value: decimal, min_value: decimal, max_value: decimal },
    ),
    inOrder('min_value', 'max_value'),
  ),
  rich_text_input: element(
    'rich_text_input',
    {},
    { ...TYPING, initial_value: richText, min_lines: whole(1, 100), max_lines: whole(1, 100) },
  ),
  file_input: element('file_input', {}, { filetypes: list(words, 1), max_files: whole(1, 10) }),
};

const opinion = object({ text: plainText(75), value: string(2000, { least: 1 }) }, LABELLED);

/** The elements that each kind of block may have. */
export const ACCESSORY: Shape = byType({ image: imageElement, ...BUTTONS, ...SELECTS, ...PICKERS });
export const IN_ACTIONS: Shape = byType({ ...BUTTONS, ...SELECTS, ...PICKERS, rich_text_input: TYPED.rich_text_input as Shape });
export const IN_INPUT: Shape = byType({ ...SELECTS, ...PICKERS, ...TYPED });
export const IN_CONTEXT_ACTIONS: Shape = byType({
  feedback_buttons: element('feedback_buttons', { positive_button: opinion, negative_button: opinion }),
  icon_button: element(
    'icon_button',
    { icon: z.literal('trash'), text: plainText(75) },
    { value: string(2000), visible_to_user_ids: list(id, 1, 10), ...CONFIRMABLE, ...LABELLED },
  ),
});

/** Elements that are allowed only on some surfaces. */
export const ELEMENT_SURFACES: { readonly [type: string]: readonly string[] } = { file_input: ['modal'], workflow_button: ['message'] };
