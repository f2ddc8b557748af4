import type { Message } from '../../../views/blocks/blocks.ts';
import type { Look } from '../../../views/blocks/look.ts';
import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';
import type { Edge } from '../edge/edge.ts';
import { type Illustrated, illustratedPost } from '../posting/illustrated.ts';
import { openDirectMessages, postIn } from '../posting/posting.ts';

/** Posts to somebody's direct messages, in plainer form if Slack refuses the message. */
export const postDirectly = async (edge: Edge, userId: string, draw: (look: Look) => Message): Promise<MessagePlace> => {
  const channel = await openDirectMessages(edge, userId);
  return postIn(
    edge,
    { channel },
    async (_, send) => (await edge.blocks.send(draw, null, send)).sent,
    async () => {},
  );
};

/** Posts a message with charts to somebody's direct messages. */
export const postIllustrated = async (edge: Edge, userId: string, illustrated: Illustrated): Promise<void> => {
  const { compose, complete } = illustratedPost(edge, illustrated);
  await postIn(edge, { channel: await openDirectMessages(edge, userId) }, compose, async () => {});
  await complete();
};
