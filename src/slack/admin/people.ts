import type { App, BlockAction, SlackActionMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { personProblem, personSaved } from '../../../views/admin/admin-answers.ts';
import { CHOOSE_PERSON, peopleModal } from '../../../views/admin/people-modal.ts';
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
import type { PeopleList } from '../../usecases/admin/keep-people.ts';
import type { RelationshipManager } from '../../usecases/ports.ts';
import { answering } from '../answering.ts';
import type { Edge } from '../edge.ts';
import { loggable } from '../loggable.ts';
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

const save = async (edge: Edge, args: SubmitArgs): Promise<void> => {
  const { ack, view, body } = args;
  const metadata = metadataOf(args);
  const values = chosen.safeParse(view.state.values);
  const wrong = (message: string): Promise<void> => ack({ response_action: 'errors', errors: { [ROLE_BLOCK]: message } });
  if (!metadata || !values.success) return wrong('Choose a role');
  const actor = await edge.services.whoIs(body.user.id);
  if (!actor) return wrong('Only an admin may do this');
  const { slackUserId, list } = metadata;
  const role = values.data[ROLE_BLOCK]?.[ROLE_SELECT]?.selected_option.value ?? NO_ROLE;
  const relationshipManagerIds = (values.data[MANAGERS_BLOCK]?.[MANAGERS_SELECT]?.selected_options ?? []).map(({ value }) => value);
  const outcome =
    role === NO_ROLE
      ? await edge.services.removePerson({ actor, slackUserId })
      : await edge.services.putPerson({ actor, person: { slackUserId, role, relationshipManagerIds } });
  const problem = personProblem(outcome);
  if (problem !== null) return wrong(problem);
  await ack();
  const people = await edge.services.listPeople({ actor });
  if (people.kind !== 'people' || list === null) return;
  await edge.client.views.update({ view_id: list, view: peopleModal(people, personSaved(outcome)) }).catch((error: unknown) => {
    edge.logger.debug(loggable(error), 'the list of people was closed meanwhile');
  });
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
