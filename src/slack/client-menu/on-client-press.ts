import { CLIENT_ACTIONS, type ClientSurface } from '../../../views/asked-client/client-buttons.ts';
import { LONGEST_CLIENT_ID } from '../../usecases/asked-client/client-id.ts';
import type { On } from '../listener/on.ts';
import { type AnswersClients, CLIENT_ANSWERS } from './client-answers.ts';

/** The buttons that lead from one answer about a client to another. Each answer checks again what the person may see. */
export const onClientPress = (on: On, edge: AnswersClients): void => {
  for (const [surface, answer] of Object.entries(CLIENT_ANSWERS)) {
    on.press(CLIENT_ACTIONS[surface as ClientSurface])
      .admitted()
      .answer(async ({ actor, asker, triggerId, value: clientId }) => {
        if (clientId && clientId.length <= LONGEST_CLIENT_ID) await answer(edge, { actor, asker, clientId, triggerId });
      });
  }
};
