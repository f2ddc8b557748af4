import { pairsMessage } from '../../../views/family/pairs-message.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { deliverAnswer } from '../posting/deliver-answer.ts';
import { type DeliversAnswers, forConversation } from '../posting/posting.ts';

export type ListsPairs = DeliversAnswers & Edge<'familyPairs'>;

/** Answers with the parents and children that this person may see. */
export const answerPairs = async (edge: ListsPairs, actor: Actor, asker: Asker): Promise<void> => {
  const found = await edge.services.familyPairs({ actor });
  await deliverAnswer(
    edge,
    asker,
    async (channel, send) => (await edge.blocks.send((look) => forConversation(channel, () => pairsMessage(found, look)), null, send)).sent,
  );
};
