import { callListMessage } from '../../../views/home/call-list-message.ts';
import { notReadYetMessage } from '../../../views/home/not-read-yet.ts';
import type { Actor } from '../../usecases/actor.ts';
import { deliverAnswer } from '../deliver-answer.ts';
import type { Asker, Edge } from '../edge.ts';
import { tell } from '../tell.ts';

/** The whole list of clients to call, as a message to the person who asked. */
export const sendCallList = async (edge: Edge, actor: Actor, asker: Asker): Promise<void> => {
  const calls = await edge.services.callList({ actor });
  if (!calls) return tell(edge, asker, notReadYetMessage());
  await deliverAnswer(edge, asker, async (_, send) => (await edge.blocks.send((look) => callListMessage(calls, look), null, send)).sent);
};
