import type { ModalView, PlainTextOption } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import { plain } from '../blocks/blocks.ts';
import { shown } from '../blocks/format.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';

export const CHOICE_VIEW = 'client_choice';
export const CHOICE_BLOCK = 'choice';
export const CHOICE_SELECT = 'chosen_type';

const NOTHING = 'nothing';
const TYPE = 'type:';

/** The bond type in an option's value; `bondType` is null for something else or nothing. Undefined if the value isn't ours. */
export const readChoiceValue = (value: string): { readonly bondType: string | null } | undefined => {
  if (value === NOTHING) return { bondType: null };
  return value.startsWith(TYPE) && value.length > TYPE.length ? { bondType: value.slice(TYPE.length) } : undefined;
};

const option = (text: string, value: string): PlainTextOption => ({ text: plain(text, SLACK_LIMITS.optionText), value });

/** Names too long for an option's value are left out; they then count as "something else". */
const optionsFor = (bondTypes: readonly string[]): PlainTextOption[] => [
  ...[...new Set(bondTypes)]
    .filter((bondType) => bondType.length > 0 && TYPE.length + bondType.length <= SLACK_LIMITS.optionValue)
    .slice(0, SLACK_LIMITS.options - 1)
    .map((bondType) => option(bondType, `${TYPE}${bondType}`)),
  option('Something else, or nothing', NOTHING),
];

/**
 * Modal that asks what the client chose after a recommendation. `metadata` comes back with the submission.
 * @param bondTypes all types of the model, in their ranked order for this client
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
        text: `${PHRASES.countsStraightAway} A later choice replaces this one.`,
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
