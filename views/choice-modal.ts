import type { ModalView, PlainTextOption } from '@slack/types';
import { plain } from './blocks.ts';
import { shown } from './format.ts';
import { SLACK_LIMITS } from './limits.ts';

export const CHOICE_VIEW = 'client_choice';
export const CHOICE_BLOCK = 'choice';
export const CHOICE_SELECT = 'chosen_type';

const NOTHING = 'nothing';
const TYPE = 'type:';

/** The type in an option's value, null for something else or nothing; undefined is no value of ours. */
export const readChoiceValue = (value: string): { readonly bondType: string | null } | undefined => {
  if (value === NOTHING) return { bondType: null };
  return value.startsWith(TYPE) && value.length > TYPE.length ? { bondType: value.slice(TYPE.length) } : undefined;
};

const option = (text: string, value: string): PlainTextOption => ({ text: plain(text, SLACK_LIMITS.optionText), value });

/** A name too long to come back as a value is left out: it is then "something else". */
const optionsFor = (bondTypes: readonly string[]): PlainTextOption[] => [
  ...[...new Set(bondTypes)]
    .filter((bondType) => bondType.length > 0 && TYPE.length + bondType.length <= SLACK_LIMITS.optionValue)
    .slice(0, SLACK_LIMITS.options - 1)
    .map((bondType) => option(bondType, `${TYPE}${bondType}`)),
  option('Something else, or nothing', NOTHING),
];

/**
 * Asks what the client chose after a recommendation. `metadata` comes back with the submission.
 * @param bondTypes all types of the model, in the order in which they were ranked for this client
 */
export const choiceModal = (clientId: string, bondTypes: readonly string[], metadata: string): ModalView => ({
  type: 'modal',
  callback_id: CHOICE_VIEW,
  private_metadata: metadata,
  title: { type: 'plain_text', text: 'The client’s choice' },
  submit: { type: 'plain_text', text: 'Save' },
  close: { type: 'plain_text', text: 'Cancel' },
  blocks: [
    {
      type: 'input',
      block_id: CHOICE_BLOCK,
      label: plain(`What did ${shown(clientId, 80)} choose?`, 150),
      hint: {
        type: 'plain_text',
        text: 'The advisor learns from it at once. Choosing again later replaces your earlier answer.',
      },
      element: {
        type: 'static_select',
        action_id: CHOICE_SELECT,
        placeholder: { type: 'plain_text', text: 'Choose a type of bond' },
        options: optionsFor(bondTypes),
      },
    },
  ],
});
