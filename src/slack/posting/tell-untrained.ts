import type { Message } from '../../../views/blocks/blocks.ts';
import { untrainedMessage } from '../../../views/notices/untrained.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { tell } from './tell.ts';

/** The words for somebody who needs a model that isn't there: admins can train one at once, others hear whom to ask. */
export const untrainedFor = async (
  { services }: Edge<'admins'>,
  userId: string,
  untrained: { readonly damagedVersion?: number } = {},
): Promise<Message> => {
  const admins = await services.admins();
  return untrainedMessage(untrained, { isAdmin: admins.includes(userId), admins });
};

export const tellUntrained = async (edge: Edge<'admins'>, asker: Asker, untrained: { readonly damagedVersion?: number }): Promise<void> =>
  tell(edge, asker, await untrainedFor(edge, asker.userId, untrained));
