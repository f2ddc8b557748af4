import type { ModalView, RichTextSection } from '@slack/types';
import { PHRASES } from '../../src/advisor/words/glossary.ts';
import type { KnownPerson, PeopleList } from '../../src/usecases/admin/keep-people.ts';
import type { RelationshipManager } from '../../src/usecases/ports/book-source.ts';
import { bold, context, line, list, person, richText, words } from '../blocks/blocks.ts';
import { plural, shown } from '../blocks/format.ts';

export const PEOPLE_VIEW = 'admin_people_list';
export const CHOOSE_PERSON_BLOCK = 'person';
export const CHOOSE_PERSON = 'admin_choose_person';

const MOST_PEOPLE = 60;
const MOST_MANAGERS = 4;

/** A relationship manager's name and id: "Asha Rao (7)", or the id alone without a name. */
export const managerWords = ({ id, name }: RelationshipManager): string =>
  name === null || name === id ? shown(id, 60) : `${shown(name, 50)} (${shown(id, 20)})`;

const whose = (known: KnownPerson, { managers, hasManagers }: PeopleList): string => {
  if (known.role !== 'advisor' || !hasManagers) return 'sees all clients';
  const ids = known.relationshipManagerIds;
  if (ids.length === 0) return 'no relationship manager: sees no client';
  const names = ids
    .slice(0, MOST_MANAGERS)
    .map((id) => managerWords(managers?.find((manager) => manager.id === id) ?? { id, name: null, email: null }));
  return `clients of ${names.join(', ')}${ids.length > names.length ? ` and ${plural(ids.length - names.length, 'other')}` : ''}`;
};

const personLine = (known: KnownPerson, people: PeopleList): RichTextSection =>
  line(
    /^[UW][A-Z0-9]+$/.test(known.slackUserId) ? person(known.slackUserId) : words(shown(known.slackUserId, 60)),
    words(`  ${known.role}; ${whose(known, people)}${known.from === 'environment' ? ' (named in the environment)' : ''}`),
  );

/** Modal with everyone's role, to change one. `notice` is the result of the last change. */
export const peopleModal = (people: PeopleList, notice?: string): ModalView => {
  const shownOnes = people.people.slice(0, MOST_PEOPLE);
  const more = people.people.length - shownOnes.length;
  return {
    type: 'modal',
    callback_id: PEOPLE_VIEW,
    title: { type: 'plain_text', text: PHRASES.people },
    close: { type: 'plain_text', text: 'Back' },
    blocks: [
      ...(notice === undefined ? [] : [context(notice)]),
      {
        type: 'section',
        block_id: CHOOSE_PERSON_BLOCK,
        text: { type: 'plain_text', text: 'Give somebody a role, change it, or take it away:' },
        accessory: { type: 'users_select', action_id: CHOOSE_PERSON, placeholder: { type: 'plain_text', text: 'Choose a person' } },
      },
      { type: 'divider' },
      richText(
        line(bold(shownOnes.length === 0 ? 'Nobody has a role yet' : 'Now')),
        ...(shownOnes.length === 0
          ? []
          : [
              list(
                'bullet',
                shownOnes.map((one) => personLine(one, people)),
              ),
            ]),
        ...(more > 0 ? [line(words(`and ${plural(more, 'other')}: choose one above to see the role`))] : []),
      ),
      ...(people.managers === null ? [context('The book can’t be read right now: of relationship managers only the ids are shown.')] : []),
      ...(people.hasManagers ? [] : [context('The book has no relationship managers, so advisers see all clients.')]),
    ],
  };
};
