import type { App, BlockAction, SlackActionMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
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
import type { Actor } from '../../usecases/actor.ts';
import type { PeopleList, PutPersonOutcome, RemovePersonOutcome } from '../../usecases/admin/keep-people.ts';
import type { RelationshipManager } from '../../usecases/ports.ts';
import { answerSubmission } from '../answer-submission.ts';
import { answering } from '../answering.ts';
import type { Edge } from '../edge.ts';
import { loggable } from '../loggable.ts';
import { updateView } from '../update-view.ts';
import { asAdmin, askerOfAdminPress, directly } from './as-admin.ts';
import { pushLoading } from './push-loading.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction>;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

const remembered = z.object({ slackUserId: z.string().regex(/^[UW][A-Z0-9_]{1,20}$/), list: z.string().nullable() });
const chosen = z.object({
  [ROLE_BLOCK]: z.object({
    [ROLE_SELECT]: z.object({ selected_option: z.object({ value: z.enum(['admin', 'supervisor', 'advisor', NO_ROLE]) }) }),
  }),
  [MANAGERS_BLOCK]: z
    .object({ [MANAGERS_SELECT]: z.object({ selected_options: z.array(z.object({ value: z.string() })).nullish() }) })
    .optional(),
});

/** The list of people, on top of the administration. */
export const openPeople = async (edge: Edge, actor: Actor, triggerId: string): Promise<void> => {
  const show = await pushLoading(edge, triggerId, 'People and roles');
  const people = await edge.services.listPeople({ actor });
  if (people.kind === 'people') await show(peopleModal(people));
};

/** The name Slack has of somebody, without which nothing is proposed. */
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

const openPerson = async (edge: Edge, actor: Actor, triggerId: string, slackUserId: string, list: string | null): Promise<void> => {
  const show = await pushLoading(edge, triggerId, 'Role');
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

const metadataOf = ({ view }: SubmitArgs): z.infer<typeof remembered> | null => {
  try {
    return remembered.parse(JSON.parse(view.private_metadata));
  } catch {
    return null;
  }
};

/** The list underneath, with what came of the change. */
const renewList = async (edge: Edge, userId: string, id: string, notice: string): Promise<void> => {
  const actor = await edge.services.whoIs(userId);
  // Who has just given the role away sees no list any more.
  const people = actor?.role === 'admin' ? await edge.services.listPeople({ actor }) : null;
  if (people?.kind === 'people') await updateView(edge, { id }, peopleModal(people, notice));
};

type Saved = PutPersonOutcome | RemovePersonOutcome;

const saveFor = async (edge: Edge, userId: string, slackUserId: string, values: z.infer<typeof chosen>): Promise<Saved> => {
  const actor = await edge.services.whoIs(userId);
  if (!actor) return { kind: 'not-allowed' };
  const role = values[ROLE_BLOCK][ROLE_SELECT].selected_option.value;
  if (role === NO_ROLE) return edge.services.removePerson({ actor, slackUserId });
  const relationshipManagerIds = (values[MANAGERS_BLOCK]?.[MANAGERS_SELECT]?.selected_options ?? []).map(({ value }) => value);
  return edge.services.putPerson({ actor, person: { slackUserId, role, relationshipManagerIds } });
};

const save = async (edge: Edge, args: SubmitArgs): Promise<void> => {
  const { ack, view, body } = args;
  const metadata = metadataOf(args);
  const values = chosen.safeParse(view.state.values);
  if (!metadata || !values.success) return ack({ response_action: 'errors', errors: { [ROLE_BLOCK]: 'Choose a role' } });
  const work = saveFor(edge, body.user.id, metadata.slackUserId, values.data);
  await answerSubmission(edge, { ack, body }, work, {
    title: 'Role',
    closes: true,
    errors: (outcome) => {
      const problem = personProblem(outcome);
      return problem === null ? null : { [ROLE_BLOCK]: problem };
    },
    view: (outcome) => {
      const problem = personProblem(outcome);
      return personAnswerModal(problem === null ? personSaved(outcome) : `Nothing was saved. ${problem}.`);
    },
    failed: () => personAnswerModal('That did not work. Go back, see what stands there now, and try again.'),
  });
  const outcome = await work;
  if (personProblem(outcome) === null && metadata.list !== null) await renewList(edge, body.user.id, metadata.list, personSaved(outcome));
};

/** People, their roles and whose clients they see. */
export const registerPeople = (app: Pick<App, 'action' | 'view' | 'options'>, edge: Edge): void => {
  app.action<BlockAction>(
    CHOOSE_PERSON,
    answering(edge, CHOOSE_PERSON, askerOfAdminPress, async ({ ack, body }: PressArgs, asker) => {
      await ack();
      const [pressed] = body.actions;
      const slackUserId = pressed?.type === 'users_select' ? pressed.selected_user : null;
      const actor = await asAdmin(edge, asker, 'people');
      if (actor && slackUserId) await openPerson(edge, actor, body.trigger_id, slackUserId, body.view?.id ?? null);
    }),
  );
  app.options(MANAGERS_SELECT, async ({ ack, body, payload }) => {
    try {
      const actor = await edge.services.whoIs(body.user.id);
      const people = actor?.role === 'admin' ? await edge.services.listPeople({ actor }) : null;
      await ack({ options: people?.kind === 'people' ? managerOptions(people.managers ?? [], payload.value ?? '') : [] });
    } catch (error) {
      edge.logger.error({ user: body.user.id, ...loggable(error) }, 'the search for relationship managers failed');
      await ack({ options: [] });
    }
  });
  app.view<ViewSubmitAction>(
    PERSON_VIEW,
    answering(
      edge,
      PERSON_VIEW,
      ({ body }: SubmitArgs) => directly(body.user.id),
      (args) => save(edge, args),
    ),
  );
};
