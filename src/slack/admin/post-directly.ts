import type { Message } from '../../../views/blocks.ts';
import type { Look } from '../../../views/look.ts';
import type { MessagePlace } from '../../usecases/ports.ts';
import type { Edge } from '../edge.ts';
import { type Illustrated, illustratedPost } from '../illustrated.ts';
import { openDirectMessages, postIn } from '../posting.ts';

/** Posts to a person's direct messages, once or in plainer and plainer form. */
export const postDirectly = async (edge: Edge, userId: string, draw: (look: Look) => Message): Promise<MessagePlace> => {
  const channel = await openDirectMessages(edge, userId);
  return postIn(
    edge,
    channel,
    async (_, send) => (await edge.blocks.send(draw, null, send)).sent,
    async () => {},
  );
};

/** The same with charts in it. */
export const postIllustrated = async (edge: Edge, userId: string, illustrated: Illustrated): Promise<void> => {
  const { compose, complete } = illustratedPost(edge, illustrated);
  await postIn(edge, await openDirectMessages(edge, userId), compose, async () => {});
  await complete();
};
