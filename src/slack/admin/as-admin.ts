import type { BlockAction } from '@slack/bolt';
import { notAdminMessage } from '../../../views/admin/admin-answers.ts';
import type { Actor } from '../../usecases/actor.ts';
import { admit } from '../admit.ts';
import type { Asker, Edge } from '../edge.ts';
import { tell } from '../tell.ts';

/** Answers of the administration go to direct messages, wherever it was opened. Slack takes a user's id for the direct messages with that user. */
export const directly = (userId: string): Asker => ({ userId, channel: userId, responseUrl: null });

/** Somebody who pressed something in a modal, or in a message. */
export const askerOfAdminPress = ({ body }: { readonly body: BlockAction }): Asker =>
  body.channel === undefined
    ? directly(body.user.id)
    : { userId: body.user.id, channel: body.channel.id, responseUrl: body.response_url || null };

/** The admin who asks; null for everybody else, who has been told so. That somebody else asked is in the audit log. */
export const asAdmin = async (edge: Edge, asker: Asker, asked: string): Promise<Actor | null> => {
  const actor = await admit(edge, asker);
  if (!actor || (await edge.services.refuseAdministration(actor, asked)) === null) return actor;
  await tell(edge, asker, notAdminMessage(await edge.services.admins()));
  return null;
};
