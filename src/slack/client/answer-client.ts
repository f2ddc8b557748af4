import { clientFigures, clientMessage } from '../../../views/client/client-message.ts';
import { sourceDownMessage } from '../../../views/source-down.ts';
import type { Actor } from '../../usecases/actor.ts';
import type { Asker, Edge } from '../edge.ts';
import { answerWith } from '../illustrated.ts';
import { tell } from '../tell.ts';
import { tellUnknownClient } from '../tell-unknown-client.ts';

export const CLIENT_COMMAND = '/bond-client';

/** Looks a client up and answers with what came of it. */
export const answerClient = async (edge: Edge, actor: Actor, asker: Asker, clientId: string): Promise<void> => {
  const outcome = await edge.services.lookUpClient({ actor, clientId });
  switch (outcome.kind) {
    case 'looked-up': {
      const { lookup } = outcome;
      await answerWith(edge, asker, { figures: clientFigures(lookup), draw: (look, charts) => clientMessage(lookup, look, charts) });
      return;
    }
    case 'unknown-client':
      return tellUnknownClient(edge, actor, asker, outcome, CLIENT_COMMAND);
    case 'source-down':
      return tell(edge, asker, sourceDownMessage());
  }
};
