import { callListMessage } from '../../../views/home/call-list-message.ts';
import { notReadYetMessage } from '../../../views/home/not-read-yet.ts';
import type { Actor } from '../../usecases/actor/actor.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { deliverAnswer } from '../posting/deliver-answer.ts';
import { type DeliversAnswers, forConversation } from '../posting/posting.ts';
import { tell } from '../posting/tell.ts';

/** The whole list of clients to call, as a message to the person who asked. */
export const answerCallList = async (
  edge: DeliversAnswers & Edge<'callList' | 'oldBook' | 'isReadAgain'>,
  actor: Actor,
  asker: Asker,
): Promise<void> => {
  const [calls, oldBook] = await Promise.all([edge.services.callList({ actor }), edge.services.oldBook()]);
  if (!calls) return tell(edge, asker, notReadYetMessage(await edge.services.isReadAgain()));
  await deliverAnswer(
    edge,
    asker,
    async (channel, send) =>
      (
        await edge.blocks.send(
          (look) => forConversation(channel, () => callListMessage(calls, look, oldBook, { owner: actor.id })),
          null,
          send,
        )
      ).sent,
  );
};
