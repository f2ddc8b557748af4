import { clientFigures, clientMessage, clientMoreMessage } from '../../../views/client/client-message.ts';
import { sourceDownMessage } from '../../../views/notices/source-down.ts';
import type { AskedClient } from '../../usecases/asked-client/asked-client.ts';
import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import type { AsksForClients, ClientQuestion } from '../listener/for-client.ts';
import { answerWith, illustratedPost } from '../posting/illustrated.ts';
import type { DeliversAnswers } from '../posting/posting.ts';
import { replyOnce } from '../posting/reply-once.ts';

export type LooksUpClients = AsksForClients & DeliversAnswers & Edge<'lookUpClient'>;

export const CLIENT_COMMAND = '/bond-client';
export const LOOK_UP: ClientQuestion = { for: 'look-up', command: CLIENT_COMMAND, sourceDown: sourceDownMessage };

/** Looks a client up and answers with the profile. */
export const answerClient = async (edge: LooksUpClients, asker: Asker, client: AskedClient): Promise<void> => {
  const lookup = await edge.services.lookUpClient({ client });
  const figures = clientFigures(lookup).slice(0, 1);
  await answerWith(edge, asker, { figures, draw: (look, charts) => clientMessage(lookup, look, charts) });
};

/** Looks a client up and replies under a message with all that the message leaves out. */
export const answerMoreOfClient = async (edge: LooksUpClients, asker: Asker, under: MessagePlace, client: AskedClient): Promise<void> => {
  const lookup = await edge.services.lookUpClient({ client });
  const post = illustratedPost(edge, {
    figures: clientFigures(lookup),
    draw: (look, charts) => clientMoreMessage(lookup, look, charts),
  });
  await replyOnce(edge, asker, under, { what: 'client', compose: post.compose });
  await post.complete();
};
