import { ladderFigures, ladderMessage } from '../../../views/ladder/ladder-message.ts';
import { noOffersMessage } from '../../../views/ladder/no-offers.ts';
import type { LadderWish } from '../../advisor/ladder/ladder.ts';
import type { Actor } from '../../usecases/actor.ts';
import { CLIENT_COMMAND } from '../client/answer-client.ts';
import type { Asker, Edge } from '../edge.ts';
import { answerWith } from '../illustrated.ts';
import { tell } from '../tell.ts';
import { tellUnknownClient } from '../tell-unknown-client.ts';

/** Builds a ladder and answers with what came of it. */
export const answerLadder = async (edge: Edge, actor: Actor, asker: Asker, clientId: string, wish: LadderWish): Promise<void> => {
  const outcome = await edge.services.buildLadder({ actor, clientId, wish });
  switch (outcome.kind) {
    case 'built': {
      const { built } = outcome;
      await answerWith(edge, asker, { figures: ladderFigures(built), draw: (look, charts) => ladderMessage(built, look, charts) });
      return;
    }
    case 'unknown-client':
      return tellUnknownClient(edge, actor, asker, outcome, CLIENT_COMMAND);
    case 'source-down':
      return tell(edge, asker, noOffersMessage());
  }
};
