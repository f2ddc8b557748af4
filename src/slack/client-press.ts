import type { App, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt';
import { CLIENT_ACTIONS, type ClientSurface } from '../../views/client-buttons.ts';
import { LONGEST_CLIENT_ID } from '../usecases/client-id.ts';
import { admit } from './admit.ts';
import { answering } from './answering.ts';
import { CLIENT_ANSWERS } from './client-answers.ts';
import type { Edge } from './edge.ts';
import { askerOfPress } from './remembered.ts';

type PressArgs = SlackActionMiddlewareArgs<BlockAction>;

const clientOfPress = ({ actions: [pressed] }: BlockAction): string | null => {
  const value = pressed && 'value' in pressed ? pressed.value : undefined;
  return value !== undefined && value.length > 0 && value.length <= LONGEST_CLIENT_ID ? value : null;
};

/** Buttons that lead from one answer about a client to another. What the person may see is asked anew by each answer. */
export const registerClientPress = (app: Pick<App, 'action'>, edge: Edge): void => {
  for (const [surface, answer] of Object.entries(CLIENT_ANSWERS)) {
    const actionId = CLIENT_ACTIONS[surface as ClientSurface];
    app.action<BlockAction>(
      actionId,
      answering(
        edge,
        actionId,
        ({ body }: PressArgs) => askerOfPress(body),
        async ({ ack, body }, asker) => {
          await ack();
          const clientId = clientOfPress(body);
          const actor = await admit(edge, asker);
          if (actor && clientId !== null) await answer(edge, { actor, asker, clientId, triggerId: body.trigger_id });
        },
      ),
    );
  }
};
