import { clientFigures, clientMessage } from '../../../views/client/client-message.ts';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import type { AskedClient } from '../../usecases/asked-client/asked-client.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import type { AsksForClients, ClientQuestion } from '../listener/for-client.ts';
import { answerWith } from '../posting/illustrated.ts';
import type { DeliversAnswers } from '../posting/posting.ts';

export type LooksUpClients = AsksForClients & DeliversAnswers & Edge<'lookUpClient'>;

export const CLIENT_COMMAND = '/bond-client';
export const LOOK_UP: ClientQuestion = { for: 'look-up', command: CLIENT_COMMAND, sourceDown: sourceDownMessage };

/** Looks a client up and answers with the profile. */
export const answerClient = async (edge: LooksUpClients, asker: Asker, client: AskedClient): Promise<void> => {
  const lookup = await edge.services.lookUpClient({ client });
  await answerWith(edge, asker, { figures: clientFigures(lookup), draw: (look, charts) => clientMessage(lookup, look, charts) });
};
