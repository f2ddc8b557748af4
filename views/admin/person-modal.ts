import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { KnownPerson } from '../../src/usecases/admin/keep-people.ts';
import type { RelationshipManager } from '../../src/usecases/ports/book-source.ts';
import { context, line, person, plain, richText, words } from '../blocks/blocks.ts';
import { SLACK_LIMITS } from '../blocks/limits.ts';
import { managerWords } from './people-modal.ts';

export const PERSON_VIEW = 'admin_person';
export const ROLE_BLOCK = 'role';
export const ROLE_SELECT = 'role_chosen';
export const MANAGERS_BLOCK = 'managers';
export const MANAGERS_SELECT = 'admin_managers';
export const NO_ROLE = 'none';

const ROLE_WORDS: ReadonlyArray<readonly [value: string, words: string]> = [
  ['advisor', 'Advisor: their own clients'],
  ['supervisor', 'Supervisor: all clients'],
  ['admin', 'Admin: all clients, and this administration'],
  [NO_ROLE, 'No role: sees nothing'],
];

/** Options of the relationship manager search, matched by name or id. Ids too long for an option's value are left out. */
export const managerOptions = (managers: readonly RelationshipManager[], text: string): PlainTextOption[] =>
  managers
    .filter((manager) => manager.id !== '' && manager.id.length <= SLACK_LIMITS.optionValue)
    .filter((manager) => managerWords(manager).toLowerCase().includes(text.trim().toLowerCase()))
    .slice(0, SLACK_LIMITS.options)
    .map((manager) => ({ text: plain(managerWords(manager), SLACK_LIMITS.optionText), value: manager.id }));

export interface PersonForm {
  readonly slackUserId: string;
  /** The person's current role; null without one. */
  readonly known: KnownPerson | null;
  /** Relationship managers now assigned to this person. */
  readonly managers: readonly RelationshipManager[];
  /** Relationship managers with the person's name. They're only proposed. */
  readonly proposed: readonly RelationshipManager[];
  readonly hasManagers: boolean;
}

const managersInput = ({ managers, proposed, known }: PersonForm): InputBlock => {
  const chosen = managerOptions(known === null || known.relationshipManagerIds.length === 0 ? proposed : managers, '');
  return {
    type: 'input',
    block_id: MANAGERS_BLOCK,
    optional: true,
    label: { type: 'plain_text', text: 'Relationship managers' },
    hint: {
      type: 'plain_text',
      text: 'An adviser sees the clients of these relationship managers. Supervisors and admins see all clients.',
    },
    element: {
      type: 'multi_external_select',
      action_id: MANAGERS_SELECT,
      min_query_length: 0,
      placeholder: { type: 'plain_text', text: 'Type a name or an id' },
      ...(chosen.length > 0 && { initial_options: chosen }),
    },
  };
};

/** Modal that asks for a person's role and relationship managers. `metadata` comes back with the submission. */
export const personModal = (form: PersonForm, metadata: string): ModalView => {
  const { slackUserId, known, proposed, hasManagers } = form;
  const isNew = known === null;
  const options = ROLE_WORDS.map(([value, text]): PlainTextOption => ({ text: { type: 'plain_text', text }, value }));
  const initial = options.find(({ value }) => value === (known?.role ?? 'advisor'));
  const isProposed = proposed.length > 0 && (known === null || known.relationshipManagerIds.length === 0);
  const hints: KnownBlock[] = [
    ...(known?.from === 'environment' ? [context('This role comes from the environment; what’s saved here counts instead.')] : []),
    ...(hasManagers && isProposed
      ? [context('A relationship manager of the same name is proposed. Check that it’s the same person.')]
      : []),
  ];
  return {
    type: 'modal',
    callback_id: PERSON_VIEW,
    private_metadata: metadata,
    title: { type: 'plain_text', text: isNew ? 'Give a role' : 'Change a role' },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Back' },
    blocks: [
      richText(line(/^[UW][A-Z0-9]+$/.test(slackUserId) ? person(slackUserId) : words(slackUserId.slice(0, 60) || '—'))),
      {
        type: 'input',
        block_id: ROLE_BLOCK,
        label: { type: 'plain_text', text: 'Role' },
        element: { type: 'radio_buttons', action_id: ROLE_SELECT, options, ...(initial && { initial_option: initial }) },
      },
      ...(hasManagers ? [managersInput(form)] : []),
      ...hints,
    ],
  };
};
