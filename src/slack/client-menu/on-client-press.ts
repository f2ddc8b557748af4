import { CLIENT_ACTIONS, CLIENT_MORE_ACTION, type ClientSurface } from '../../../views/asked-client/client-buttons.ts';
import { LONGEST_CLIENT_ID } from '../../usecases/asked-client/client-id.ts';
import { answerMoreOfClient, LOOK_UP } from '../client/answer-client.ts';
import { forClient } from '../listener/for-client.ts';
import type { On } from '../listener/on.ts';
import { threadOf } from '../posting/reply-once.ts';
import { type AnswersClients, CLIENT_ANSWERS } from './client-answers.ts';

/** The buttons that lead from one answer about a client to another. Each answer checks again what the person may see. */
export const onClientPress = (on: On, edge: AnswersClients): void => {
  on.press(CLIENT_MORE_ACTION)
    .admitted()
    .answer(async ({ actor, asker, body, value: asked }) => {
      const under = threadOf(body);
      if (!under || !asked || asked.length > LONGEST_CLIENT_ID) return;
      await forClient(edge, LOOK_UP, { actor, asker, asked }, (client) => answerMoreOfClient(edge, asker, under, client));
    });
  for (const [surface, answer] of Object.entries(CLIENT_ANSWERS)) {
    on.press(CLIENT_ACTIONS[surface as ClientSurface])
      .admitted()
      .answer(async ({ actor, asker, triggerId, value: clientId }) => {
        if (clientId && clientId.length <= LONGEST_CLIENT_ID) await answer(edge, { actor, asker, clientId, triggerId });
      });
  }
};
