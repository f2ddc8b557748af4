import { z } from 'zod';
import { personProblem, personSaved } from '../../../views/admin/admin-answers.ts';
import { CHOOSE_PERSON, peopleModal } from '../../../views/admin/people-modal.ts';
import { personAnswerModal } from '../../../views/admin/person-answer-modal.ts';
import {
  MANAGERS_BLOCK,
  MANAGERS_SELECT,
  managerOptions,
  NO_ROLE,
  PERSON_VIEW,
  personModal,
  ROLE_BLOCK,
  ROLE_SELECT,
} from '../../../views/admin/person-modal.ts';
import { PHRASES } from '../../advisor/words/glossary.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { PeopleList, PutPersonOutcome, RemovePersonOutcome } from '../../usecases/admin/keep-people.ts';
import type { RelationshipManager } from '../../usecases/ports/book-source.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { chosenOption, fieldOf } from '../listener/form.ts';
import type { ByActor, On, Submission } from '../listener/on.ts';
import type { Reply } from '../listener/reply.ts';
import { pushLoading } from '../posting/open-modal.ts';
import { updateView } from '../posting/update-view.ts';
import { ADMINISTRATION_AGAIN } from './push-modal.ts';

export type ListsPeople = Edge<'listPeople'>;
export type KeepsPeople = ListsPeople & Edge<'whoIs' | 'putPerson' | 'removePerson'>;

const remembered = z.object({ slackUserId: z.string().regex(/^[UW][A-Z0-9_]{1,20}$/), list: z.string().nullable() });
const roles = z.enum(['admin', 'supervisor', 'advisor', NO_ROLE]);

/** Opens the list of people, on top of the administration. */
export const openPeople = async (edge: ListsPeople, actor: Actor, triggerId: string): Promise<void> => {
  const { show } = await pushLoading(edge, triggerId, PHRASES.people, ADMINISTRATION_AGAIN);
  const people = await edge.services.listPeople({ actor });
  if (people.kind === 'people') await show(peopleModal(people));
};

/** Somebody's name in Slack; null if Slack doesn't say. Without it no relationship manager is proposed. */
const nameOf = async (edge: Edge, userId: string): Promise<string | null> => {
  try {
    const { user } = await edge.client.users.info({ user: userId });
    return user?.profile?.real_name ?? user?.real_name ?? null;
  } catch (error) {
    edge.logger.debug(loggable(error), 'Slack does not say who somebody is');
    return null;
  }
};

const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const managersOf = (people: PeopleList, ids: readonly string[]): RelationshipManager[] =>
  ids.map((id) => people.managers?.find((manager) => manager.id === id) ?? { id, name: null, email: null });

const openPerson = async (edge: ListsPeople, actor: Actor, triggerId: string, slackUserId: string, list: string | null): Promise<void> => {
  const { show } = await pushLoading(edge, triggerId, 'Role', ADMINISTRATION_AGAIN);
  const [people, name] = await Promise.all([edge.services.listPeople({ actor }), nameOf(edge, slackUserId)]);
  if (people.kind !== 'people') return;
  const known = people.people.find((person) => person.slackUserId === slackUserId) ?? null;
  const proposed = (people.managers ?? []).filter(
    (manager) => name !== null && manager.name !== null && plainName(manager.name) === plainName(name),
  );
  const { hasManagers } = people;
  const form = { slackUserId, known, managers: managersOf(people, known?.relationshipManagerIds ?? []), proposed, hasManagers };
  await show(personModal(form, JSON.stringify({ slackUserId, list })));
};

const metadataOf = ({ view }: Submission): z.infer<typeof remembered> | null => {
  try {
    return remembered.parse(JSON.parse(view.private_metadata));
  } catch {
    return null;
  }
};

/** Redraws the list underneath, with what came of the change. */
const renewList = async (edge: KeepsPeople, userId: string, id: string, notice: string): Promise<void> => {
  const actor = await edge.services.whoIs(userId);
  // Somebody may just have removed their own role: then they see no list any more.
  const people = actor?.role === 'admin' ? await edge.services.listPeople({ actor }) : null;
  if (people?.kind === 'people') await updateView(edge, { id }, peopleModal(people, notice));
};

const saveFor = (
  edge: KeepsPeople,
  actor: Actor,
  slackUserId: string,
  role: z.infer<typeof roles>,
  relationshipManagerIds: readonly string[],
): Promise<PutPersonOutcome | RemovePersonOutcome> =>
  role === NO_ROLE
    ? edge.services.removePerson({ actor, slackUserId })
    : edge.services.putPerson({ actor, person: { slackUserId, role, relationshipManagerIds } });

const save = async (edge: KeepsPeople, submission: ByActor<Submission>): Promise<Reply> => {
  const { actor, view } = submission;
  const metadata = metadataOf(submission);
  const role = roles.safeParse(chosenOption(view, ROLE_BLOCK, ROLE_SELECT)).data;
  if (!metadata || !role) return { kind: 'errors', errors: { [ROLE_BLOCK]: 'Choose a role' } };
  const managers = (fieldOf(view, MANAGERS_BLOCK, MANAGERS_SELECT).selected_options ?? []).map(({ value }) => value);
  const outcome = await saveFor(edge, actor, metadata.slackUserId, role, managers);
  const problem = personProblem(outcome);
  if (problem !== null) {
    return { kind: 'errors', errors: { [ROLE_BLOCK]: problem }, late: personAnswerModal(`Nothing was saved. ${problem}.`) };
  }
  const { list } = metadata;
  return {
    kind: 'close',
    late: personAnswerModal(personSaved(outcome)),
    afterwards: async () => {
      if (list !== null) await renewList(edge, actor.id, list, personSaved(outcome));
    },
  };
};

/** People, their roles, and whose clients they see. */
export const onPeople = (on: On, edge: KeepsPeople): void => {
  on.press(CHOOSE_PERSON)
    .admin('people')
    .answer(async ({ actor, triggerId, body, value: slackUserId }) => {
      if (slackUserId) await openPerson(edge, actor, triggerId, slackUserId, body.view?.id ?? null);
    });
  on.options(MANAGERS_SELECT)
    .admitted()
    .answer(async ({ actor, text }) => {
      const people = actor.role === 'admin' ? await edge.services.listPeople({ actor }) : null;
      return people?.kind === 'people' ? managerOptions(people.managers ?? [], text) : [];
    });
  on.submission(PERSON_VIEW)
    .replying({
      late: () => ({
        title: 'Role',
        failed: () => personAnswerModal('That didn’t work. Go back, see what’s there now, and try again.'),
      }),
      strangers: { [ROLE_BLOCK]: personProblem({ kind: 'not-allowed' }) ?? '' },
    })
    .admitted()
    .answer((submission) => save(edge, submission));
};
