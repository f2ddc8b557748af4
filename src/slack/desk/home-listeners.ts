import type { App, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { HOME_ACTIONS, type HomeAction } from '../../../views/home/home-actions.ts';
import { admit } from '../admit.ts';
import { answering } from '../answering.ts';
import type { Edge } from '../edge.ts';
import { askerOfPress } from '../remembered.ts';
import { HOME_OPENERS } from './home-openers.ts';
import { introduceToPerson } from './introduce.ts';
import { publishHome } from './publish-home.ts';
import { SegmentsPicture } from './segments-picture.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction>;

/** App Home: drawn whenever somebody opens it, and its buttons. Who opens the messages tab first is greeted. */
export const registerHome = (app: Pick<App, 'event' | 'action'>, edge: Edge): void => {
  const picture = new SegmentsPicture(edge);
  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'messages') await introduceToPerson(edge, event.user);
    if (event.tab === 'home') await publishHome(edge, event.user, picture);
  });
  for (const [action, open] of Object.entries(HOME_OPENERS)) {
    const actionId = HOME_ACTIONS[action as HomeAction];
    app.action<BlockAction>(
      actionId,
      answering(
        edge,
        actionId,
        ({ body }: PressArgs) => askerOfPress(body),
        async ({ ack, body }, asker) => {
          await ack();
          const actor = await admit(edge, asker);
          if (actor) await open(edge, { actor, asker, triggerId: body.trigger_id });
        },
      ),
    );
  }
};
