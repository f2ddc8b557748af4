import { seesNobodyMessage, unknownClientMessage } from '../../../views/asked-client/unknown-client.ts';
import type { Message } from '../../../views/blocks/blocks.ts';
import { type Actor, seesNobody } from '../../usecases/actor/actor.ts';
import type { AskedClient, AskedFor } from '../../usecases/asked-client/asked-client.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { tell } from '../posting/tell.ts';
import { tellUntrained } from '../posting/tell-untrained.ts';

/** What's asked about a client, and what to say if there's no answer. */
export interface ClientQuestion {
  readonly for: AskedFor;
  /** The command to try again with, named if nobody has the id. */
  readonly command?: string;
  readonly sourceDown: () => Message;
}

export interface ClientRequest {
  readonly actor: Actor;
  readonly asker: Asker;
  /** The id as it was typed or pressed. */
  readonly asked: string;
}

export type AsksForClients = Edge<'askedClient' | 'admins'>;

/** Finds the client, as this person may see them, and answers. If there's no such client, the person is told why. */
export const forClient = async (
  edge: AsksForClients,
  question: ClientQuestion,
  { actor, asker, asked }: ClientRequest,
  answer: (client: AskedClient) => Promise<void>,
): Promise<void> => {
  const outcome = await edge.services.askedClient({ actor, asked, for: question.for });
  switch (outcome.kind) {
    case 'asked':
      return answer(outcome.client);
    case 'unknown-client':
      // Somebody who sees no clients at all is told why, whatever they asked.
      return tell(edge, asker, seesNobody(actor) ? seesNobodyMessage() : unknownClientMessage(outcome, question.command));
    case 'untrained':
      return tellUntrained(edge, asker, outcome);
    case 'source-down':
      return tell(edge, asker, question.sourceDown());
  }
};
