import type {
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import { outdatedMessage } from '../../../views/notices/outdated.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { tell } from '../posting/tell.ts';
import { answering } from './answering.ts';
import { askerOfCommand, askerOfPress, askerOfShortcut, askerOfSubmission } from './asker.ts';
import type { Kind, ListensTo, RememberedApp } from './remembering-app.ts';

const ANY = /.*/s;

/** Listeners for whatever no other one takes. Slack would show an error after three seconds, and nothing in the log would say why. */
export const listenToOthers = (app: RememberedApp, edge: Edge, listensTo: ListensTo): void => {
  const outdated = <Args extends { readonly ack: () => Promise<void> }>(
    kind: Kind,
    idOf: (args: Args) => string,
    askerOf: (args: Args) => Asker,
  ) =>
    answering<Args>(edge, `unknown ${kind}`, askerOf, async (args, asker) => {
      const id = idOf(args);
      if (listensTo(kind, id)) return;
      await args.ack();
      edge.logger.info({ kind, id: id.slice(0, 100), user: asker.userId }, 'nobody listens to this: it may be from an older version');
      await tell(edge, asker, outdatedMessage());
    });
  app.command(
    ANY,
    outdated<SlackCommandMiddlewareArgs>('command', ({ command }) => command.command, askerOfCommand),
  );
  app.action<BlockAction>(
    ANY,
    outdated<SlackActionMiddlewareArgs<BlockAction>>('action', ({ action }) => action.action_id, askerOfPress),
  );
  app.view<ViewSubmitAction>(
    ANY,
    outdated<SlackViewMiddlewareArgs<ViewSubmitAction>>('view', ({ view }) => view.callback_id, askerOfSubmission),
  );
  app.shortcut(
    ANY,
    outdated<SlackShortcutMiddlewareArgs>('shortcut', ({ shortcut }) => shortcut.callback_id, askerOfShortcut),
  );
  app.options(ANY, async ({ ack, payload }) => {
    if (!listensTo('options', payload.action_id)) await ack({ options: [] });
  });
};
