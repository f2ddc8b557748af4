import type { InputBlock, KnownBlock, ModalView, PlainTextOption, RadioButtons, StaticSelect } from '@slack/types';
import { type QuestionId, questionOf } from '../../src/advisor/intake/questionnaire.ts';
import { type IntakeField, type IntakeForm, LONGEST_NAME, LONGEST_REASON, OLDEST, YOUNGEST } from '../../src/advisor/intake/read-intake.ts';
import { dayFromIso } from '../../src/advisor/units.ts';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { clientInput } from '../asked-client/pick-client-modal.ts';
import { context, plain } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const INTAKE_VIEW = 'intake_form';
/** Action id of the risk band choice. Changing it redraws the form with other fields. */
export const INTAKE_BAND = 'intake_band';

/** Block id of a field. Its action id is the same, except for the client and the band. */
export const intakeBlock = (field: IntakeField): string => `intake_${field}`;

export const EMPTY_FORM: IntakeForm = {
  birthDate: null,
  age: null,
  gender: null,
  horizon: null,
  objectives: [],
  amount: null,
  band: 'questionnaire',
  loss: null,
  income: null,
  experience: null,
  reason: null,
  parent: null,
  name: null,
};

const option = (value: string, text: string): PlainTextOption => ({ text: plain(text, SLACK_LIMITS.optionText), value });

const GENDERS = [option('F', 'Female'), option('M', 'Male'), option('HUF', PHRASES.hindu), option('unknown', 'Not recorded')];
const BANDS = [
  option('questionnaire', 'By the questionnaire below'),
  option('A', 'A, conservative: A- and better'),
  option('B', 'B, moderate: BBB- and better'),
  option('C', 'C, aggressive: C- and better'),
];

const input = (
  field: IntakeField,
  label: string,
  element: InputBlock['element'],
  more: { readonly hint?: string; readonly optional?: boolean; readonly dispatch?: boolean } = {},
): InputBlock => ({
  type: 'input',
  block_id: intakeBlock(field),
  label: plain(label, 150),
  element,
  ...(more.hint !== undefined && { hint: plain(more.hint, 150) }),
  ...(more.optional && { optional: true }),
  ...(more.dispatch && { dispatch_action: true }),
});

const initialOf = (options: readonly PlainTextOption[], value: string | null): { initial_option?: PlainTextOption } => {
  const initial = options.find((each) => each.value === value);
  return initial ? { initial_option: initial } : {};
};

const select = (field: IntakeField, label: string, options: PlainTextOption[], value: string | null, hint?: string): InputBlock => {
  const element: StaticSelect = {
    type: 'static_select',
    action_id: intakeBlock(field),
    placeholder: { type: 'plain_text', text: 'Pick one' },
    options,
    ...initialOf(options, value),
  };
  return input(field, label, element, hint === undefined ? {} : { hint });
};

const answersOf = (id: QuestionId): PlainTextOption[] => questionOf(id).answers.map((answer) => option(answer.id, answer.says));
const question = (id: Exclude<QuestionId, 'objectives'>, value: string | null, hint?: string): InputBlock =>
  select(id, questionOf(id).asks, answersOf(id), value, hint);

const initialText = (text: string | null, longest: number): { initial_value?: string } =>
  text === null || text === '' ? {} : { initial_value: text.slice(0, longest) };

const aboutTheClient = (form: IntakeForm): KnownBlock[] => {
  const isDay = form.birthDate !== null && /^\d{4}-\d{2}-\d{2}$/.test(form.birthDate) && dayFromIso(form.birthDate) !== null;
  const isAge = form.age !== null && /^\d{1,3}$/.test(form.age);
  const parent = form.parent !== null && form.parent.length > 0 && form.parent.length <= SLACK_LIMITS.optionValue ? form.parent : null;
  return [
    input(
      'name',
      'Name',
      { type: 'plain_text_input', action_id: intakeBlock('name'), max_length: LONGEST_NAME, ...initialText(form.name, LONGEST_NAME) },
      { optional: true },
    ),
    input(
      'birthDate',
      'Birth date',
      {
        type: 'datepicker',
        action_id: intakeBlock('birthDate'),
        placeholder: { type: 'plain_text', text: 'Pick a day' },
        ...(isDay && form.birthDate !== null && { initial_date: form.birthDate }),
      },
      { optional: true, hint: 'If you don’t know it, give the age instead.' },
    ),
    input(
      'age',
      'Age in years',
      {
        type: 'number_input',
        action_id: intakeBlock('age'),
        is_decimal_allowed: false,
        min_value: String(YOUNGEST),
        max_value: String(OLDEST),
        ...(isAge && form.age !== null && { initial_value: form.age }),
      },
      { optional: true },
    ),
    select('gender', 'Gender', GENDERS, form.gender),
    {
      ...clientInput(intakeBlock('parent'), 'Family of', parent === null ? {} : { initial: option(parent, parent) }),
      optional: true,
      hint: plain(`The account holder the client invests through. ${PHRASES.ownClientsOnly}`, 150),
    },
  ];
};

const objectivesInput = (form: IntakeForm): InputBlock => {
  const objectives = answersOf('objectives');
  const chosen = objectives.filter(({ value }) => form.objectives.includes(value ?? ''));
  return input('objectives', questionOf('objectives').asks, {
    type: 'checkboxes',
    action_id: intakeBlock('objectives'),
    options: objectives,
    ...(chosen.length > 0 && { initial_options: chosen }),
  });
};

const aboutTheMoney = (form: IntakeForm): KnownBlock[] => {
  return [
    input('amount', 'Expected amount, in rupees', {
      type: 'plain_text_input',
      action_id: intakeBlock('amount'),
      placeholder: { type: 'plain_text', text: '25,00,000 or 25 lakh' },
      max_length: 40,
      ...initialText(form.amount, 40),
    }),
    question('horizon', form.horizon, 'Bonds that mature later aren’t shown.'),
    objectivesInput(form),
  ];
};

/** All questions of the questionnaire, for a form of their own. */
export const questionnaireBlocks = (form: IntakeForm): KnownBlock[] => [
  question('horizon', form.horizon),
  objectivesInput(form),
  question('loss', form.loss),
  question('income', form.income),
  question('experience', form.experience),
];

/** How the band is found: by the questionnaire, or chosen. */
export const riskBandInput = (band: string | null): InputBlock =>
  input('band', 'Risk band', { type: 'radio_buttons', action_id: INTAKE_BAND, options: BANDS, ...initialOf(BANDS, band) });

const aboutTheRisk = (form: IntakeForm): KnownBlock[] => {
  const element: RadioButtons = { type: 'radio_buttons', action_id: INTAKE_BAND, options: BANDS, ...initialOf(BANDS, form.band) };
  const how = input('band', 'Risk band', element, {
    dispatch: true,
    hint: 'It decides which bonds can be shown. If you choose it by hand, give a reason.',
  });
  if (form.band === 'questionnaire') {
    return [how, question('loss', form.loss), question('income', form.income), question('experience', form.experience)];
  }
  const reason = input(
    'reason',
    'Reason',
    {
      type: 'plain_text_input',
      action_id: intakeBlock('reason'),
      multiline: true,
      max_length: LONGEST_REASON,
      ...initialText(form.reason, LONGEST_REASON),
    },
    { hint: 'A sentence another adviser understands. It’s kept with the client.' },
  );
  if (form.band === null) return [how];
  const asked = (['loss', 'income', 'experience'] as const).map((id): InputBlock => ({ ...question(id, form[id]), optional: true }));
  return [how, reason, ...asked];
};

/**
 * Modal that asks for the facts that suitability rules require of a new client. `metadata` comes back with the submission.
 * @param form the values to fill in
 * @param notice an error that belongs to no single field
 */
export const intakeForm = (form: IntakeForm, metadata: string, notice?: string): ModalView => ({
  type: 'modal',
  callback_id: INTAKE_VIEW,
  private_metadata: metadata,
  title: { type: 'plain_text', text: 'New client' },
  submit: { type: 'plain_text', text: 'Preview' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    context(notice ?? 'Nothing is saved until you’ve seen the preview.'),
    ...aboutTheClient(form),
    { type: 'divider' },
    ...aboutTheMoney(form),
    { type: 'divider' },
    ...aboutTheRisk(form),
  ],
});
