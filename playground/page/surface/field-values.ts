import type { JsonObject, StateValues, WireBlock } from '../../wire/wire.ts';

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields where each type of element has its value, in `state.values` and in actions, and its initial value. */
const FIELDS: readonly { readonly type: RegExp; readonly field: string; readonly initial: string; readonly many?: true }[] = [
  { type: /^(plain_text|email_text|url_text|number)_input$/, field: 'value', initial: 'initial_value' },
  { type: /^(static_select|external_select|radio_buttons|overflow)$/, field: 'selected_option', initial: 'initial_option' },
  { type: /^(multi_static_select|multi_external_select|checkboxes)$/, field: 'selected_options', initial: 'initial_options', many: true },
  { type: /^users_select$/, field: 'selected_user', initial: 'initial_user' },
  { type: /^multi_users_select$/, field: 'selected_users', initial: 'initial_users', many: true },
  { type: /^conversations_select$/, field: 'selected_conversation', initial: 'initial_conversation' },
  { type: /^multi_conversations_select$/, field: 'selected_conversations', initial: 'initial_conversations', many: true },
  { type: /^channels_select$/, field: 'selected_channel', initial: 'initial_channel' },
  { type: /^multi_channels_select$/, field: 'selected_channels', initial: 'initial_channels', many: true },
  { type: /^datepicker$/, field: 'selected_date', initial: 'initial_date' },
  { type: /^timepicker$/, field: 'selected_time', initial: 'initial_time' },
  { type: /^datetimepicker$/, field: 'selected_date_time', initial: 'initial_date_time' },
];

const fieldOf = (element: JsonObject) => FIELDS.find(({ type }) => type.test(String(element.type))) ?? null;

/** An element's value object. */
export const valueObject = (element: JsonObject, value: unknown): JsonObject => ({
  type: element.type,
  [fieldOf(element)?.field ?? 'value']: value,
});

/** The value in an element's value object; undefined if it has none. */
export const readValue = (element: JsonObject, object: JsonObject | undefined): unknown => object?.[fieldOf(element)?.field ?? 'value'];

const initialOf = (element: JsonObject): JsonObject | null => {
  const field = fieldOf(element);
  return field === null ? null : valueObject(element, element[field.initial] ?? (field.many ? [] : null));
};

/** The elements of a block that have a value. */
const statefulIn = (block: WireBlock): readonly JsonObject[] =>
  [block.element, block.accessory, block.type === 'actions' ? block.elements : []]
    .flat()
    .filter(isObject)
    .filter((element) => element.type !== 'overflow' && fieldOf(element) !== null);

/** The values of all elements: the one entered if the element still exists with the same type, otherwise the initial one. */
export const stateOf = (blocks: readonly WireBlock[], entered: StateValues): StateValues => {
  const state: Record<string, Record<string, JsonObject>> = {};
  for (const block of blocks) {
    for (const element of statefulIn(block)) {
      const [blockId, actionId] = [block.block_id ?? '', String(element.action_id)];
      const kept = entered[blockId]?.[actionId];
      const value = kept?.type === element.type ? kept : initialOf(element);
      if (value !== null && value !== undefined) state[blockId] = { ...state[blockId], [actionId]: value };
    }
  }
  return state;
};

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** What Slack checks before it asks the app: required fields, and the bounds of numbers and lengths. */
export const problemsBeforeSubmit = (blocks: readonly WireBlock[], state: StateValues): { readonly [blockId: string]: string } => {
  const problems: Record<string, string> = {};
  for (const block of blocks) {
    if (block.type !== 'input' || !isObject(block.element)) continue;
    const { element } = block;
    const value = readValue(element, state[block.block_id ?? '']?.[String(element.action_id)]);
    const problem = isEmpty(value)
      ? block.optional === true
        ? null
        : 'Please complete this required field.'
      : problemOf(element, String(value));
    if (problem !== null) problems[block.block_id ?? ''] = problem;
  }
  return problems;
};

const problemOf = (element: JsonObject, value: string): string | null => {
  if (element.type === 'plain_text_input') {
    if (value.length < Number(element.min_length ?? 0)) return `Please enter at least ${element.min_length} characters.`;
    return value.length > Number(element.max_length ?? 3000) ? `Please enter at most ${element.max_length ?? 3000} characters.` : null;
  }
  if (element.type !== 'number_input') return null;
  const number = Number(value);
  if (!Number.isFinite(number)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && number < Number(element.min_value))
    return `Please enter a number of at least ${element.min_value}.`;
  if (element.max_value !== undefined && number > Number(element.max_value))
    return `Please enter a number of at most ${element.max_value}.`;
  return null;
};
