import type {
  App,
  BlockAction,
  GlobalShortcut,
  MessageShortcut,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Option } from '@slack/types';
import { cannotSearchOption } from '../../../views/blocks/cannot-search.ts';
import { noticeModal } from '../../../views/notices/notice-modal.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { answerIn } from '../edge/request-context.ts';
import { updateView } from '../posting/update-view.ts';
import { type Admission, admit, admitAdmin } from './admit.ts';
import { answering } from './answering.ts';
import { askerOfCommand, askerOfPress, askerOfShortcut, askerOfSubmission } from './asker.ts';
import { type AsksForClients, forClient } from './for-client.ts';
import { listenToOthers } from './listen-to-others.ts';
import type { Acknowledged, Admitted, ByActor, On, OptionsListener, Request, Shortcut, SubmissionListener, Unadmitted } from './on.ts';
import { type RememberedApp, rememberingApp } from './remembering-app.ts';
import { type Reply, replyTo } from './reply.ts';

export type ListeningApp = RememberedApp & Pick<App, 'event'>;
export type ListeningEdge = AsksForClients & Edge<'whoIs' | 'admins' | 'refuseAdministration'>;

type Register<Context, Result = void> = (handler: (context: Context) => Promise<Result>) => void;
type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction>;

/** `refuse` is what Slack gets in the handler's place for someone who isn't let in. It tells them why, or leaves that for later. */
const unadmitted = <Context extends Request, Result>(
  edge: ListeningEdge,
  register: Register<Context, Result>,
  refuse: (tellWhy: () => Promise<void>) => Result | Promise<Result>,
): Unadmitted<Context, Result> => {
  const only = (who: (asker: Asker) => Promise<Admission>): Admitted<ByActor<Context>, Result> => ({
    answer: (handler) =>
      register(async (context) => {
        const admission = await who(context.asker);
        return 'actor' in admission ? handler({ ...context, actor: admission.actor }) : refuse(admission.tellWhy);
      }),
  });
  return {
    admitted: () => only((asker) => admit(edge, asker)),
    admin: (what) => only((asker) => admitAdmin(edge, asker, what)),
    forAnyone: () => ({ answer: register }),
  };
};

const acknowledged = <Context extends Request>(edge: ListeningEdge, register: Register<Context>): Acknowledged<Context> => {
  const listener = unadmitted(edge, register, (tellWhy) => tellWhy());
  return {
    ...listener,
    admitted: () => {
      const admitted = listener.admitted();
      return {
        ...admitted,
        client: (question, named, unnamed) => ({
          answer: (handler) =>
            admitted.answer(async (context) => {
              const asked = named(context);
              if (asked === undefined) return unnamed?.(context);
              await forClient(edge, question, { ...context, asked }, (client) => handler({ ...context, client }));
            }),
        }),
      };
    },
  };
};

const valueOfPress = ({ actions: [pressed] }: BlockAction): string | undefined => {
  if (!pressed) return undefined;
  if ('value' in pressed && typeof pressed.value === 'string') return pressed.value;
  if (pressed.type === 'users_select') return pressed.selected_user ?? undefined;
  return pressed.type === 'static_select' ? pressed.selected_option?.value : undefined;
};

const onSubmission = (app: RememberedApp, edge: ListeningEdge, callbackId: string): SubmissionListener => {
  const listen = (listener: (args: SubmitArgs, asker: Asker) => Promise<void>): void =>
    app.view<ViewSubmitAction>(callbackId, answering(edge, callbackId, askerOfSubmission, listener));
  return {
    reading: (read, { meanwhile } = {}) =>
      acknowledged(edge, (handler) =>
        listen(async ({ ack, body, view }, asker) => {
          const found = read(view);
          if ('errors' in found) return ack({ response_action: 'errors', errors: { ...found.errors } });
          await (meanwhile ? ack({ response_action: 'update', view: meanwhile }) : ack());
          if (meanwhile) answerIn((message) => updateView(edge, { id: view.id }, noticeModal(meanwhile.title.text, message)));
          await handler({ asker, triggerId: body.trigger_id, body, view, form: found.form });
        }),
      ),
    replying: ({ strangers, late } = {}) =>
      unadmitted(
        edge,
        (handler) =>
          listen(({ ack, body, view }, asker) => {
            const submission = { asker, triggerId: body.trigger_id, body, view };
            return replyTo(
              edge,
              { ack, view },
              () => handler(submission),
              late?.(submission) ?? { title: view.title?.text ?? 'Bond Advisor' },
            );
          }),
        (tellWhy): Reply => ({ ...(strangers ? { kind: 'errors', errors: strangers } : { kind: 'close' }), afterwards: tellWhy }),
      ),
  };
};

const onOptions = (app: RememberedApp, edge: ListeningEdge, actionId: string): OptionsListener => {
  const register: Register<{ readonly userId: string; readonly text: string }, readonly Option[]> = (search) =>
    app.options(actionId, async ({ ack, body, payload }) => {
      try {
        await ack({ options: [...(await search({ userId: body.user.id, text: payload.value ?? '' }))] });
      } catch (error) {
        edge.logger.error({ user: body.user.id, actionId, ...loggable(error) }, 'a search for options failed');
        await ack({ options: [cannotSearchOption()] });
      }
    });
  return {
    admitted: () => ({
      answer: (search) =>
        register(async ({ userId, text }) => {
          const actor = await edge.services.whoIs(userId);
          return actor ? search({ actor, text }) : [];
        }),
    }),
    forAnyone: () => ({ answer: register }),
  };
};

/** The builder of listeners on an app. */
export const listenOn = (bolt: ListeningApp, edge: ListeningEdge): On => {
  const { app, listensTo } = rememberingApp(bolt);

  /** A listener that acknowledges before anything else. */
  const acknowledging = <Args extends { readonly ack: () => Promise<void> }, Context extends Request>(
    what: string,
    askerOf: (args: Args) => Asker,
    contextOf: (args: Args, asker: Asker) => Context,
    register: (listener: (args: Args) => Promise<void>) => void,
  ): Acknowledged<Context> =>
    acknowledged(edge, (handler) =>
      register(
        answering<Args>(edge, what, askerOf, async (args, asker) => {
          await args.ack();
          await handler(contextOf(args, asker));
        }),
      ),
    );

  const shortcut = <Kind extends GlobalShortcut | MessageShortcut>(id: string): Acknowledged<Shortcut<Kind>> =>
    acknowledging(
      id,
      askerOfShortcut,
      ({ shortcut: used }: SlackShortcutMiddlewareArgs<Kind>, asker: Asker) => ({
        asker,
        triggerId: used.trigger_id,
        shortcut: used as Kind,
      }),
      (listener) => app.shortcut<Kind>(id, listener),
    );

  return {
    command: (name) =>
      acknowledging(
        name,
        askerOfCommand,
        ({ command }: SlackCommandMiddlewareArgs, asker: Asker) => ({ asker, triggerId: command.trigger_id, text: command.text ?? '' }),
        (listener) => app.command(name, listener),
      ),
    press: (id) =>
      acknowledging(
        id,
        askerOfPress,
        ({ body }: SlackActionMiddlewareArgs<BlockAction>, asker: Asker) => ({
          asker,
          triggerId: body.trigger_id,
          body,
          value: valueOfPress(body),
        }),
        (listener) => app.action<BlockAction>(id, listener),
      ),
    submission: (id) => onSubmission(app, edge, id),
    options: (id) => onOptions(app, edge, id),
    globalShortcut: shortcut,
    messageShortcut: shortcut,
    othersAreOutdated: () => listenToOthers(bolt, edge, listensTo),
    event: (type) => ({
      forAnyone: () => ({ answer: (handler) => bolt.event<typeof type>(type, ({ event, body }) => handler({ event, body })) }),
    }),
  };
};
