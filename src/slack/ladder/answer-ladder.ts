import { ladderFigures, ladderMessage } from '../../../views/ladder/ladder-message.ts';
import { noOffersMessage } from '../../../views/ladder/no-offers.ts';
import type { LadderWish } from '../../advisor/ladder/ladder.ts';
import type { AskedClient } from '../../usecases/asked-client/asked-client.ts';
import { CLIENT_COMMAND } from '../client/answer-client.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import type { AsksForClients, ClientQuestion } from '../listener/for-client.ts';
import { answerWith } from '../posting/illustrated.ts';
import type { DeliversAnswers } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';

export type BuildsLadders = AsksForClients & DeliversAnswers & Edge<'buildLadder'>;

export const LADDER: ClientQuestion = { for: 'ladder', command: CLIENT_COMMAND, sourceDown: noOffersMessage };

/** Builds a ladder and answers with it. */
export const answerLadder = async (edge: BuildsLadders, asker: Asker, client: AskedClient, wish: LadderWish): Promise<void> => {
  const outcome = await edge.services.buildLadder({ client, wish });
  if (outcome.kind === 'source-down') return tell(edge, asker, noOffersMessage());
  const { built } = outcome;
  await answerWith(edge, asker, { figures: ladderFigures(built), draw: (look, charts) => ladderMessage(built, look, charts) });
};
