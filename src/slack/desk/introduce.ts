import type { Message } from '../../../views/blocks.ts';
import { introductionToChannel, introductionToPerson } from '../../../views/hello/introduction.ts';
import { noRoleMessage } from '../../../views/no-role.ts';
import type { Meeting } from '../../usecases/desk/first-contact.ts';
import type { Edge } from '../edge.ts';
import { loggable } from '../loggable.ts';
import { openDirectMessages } from '../posting.ts';

/** Says hello where nobody has yet; of several processes one does. True where it was said now. */
const introduce = async (edge: Edge, meeting: Meeting, say: () => Promise<void>): Promise<boolean> => {
  if (!(await edge.services.isFirstMeeting(meeting))) return false;
  try {
    await say();
    return true;
  } catch (error) {
    edge.logger.warn({ ...meeting, ...loggable(error) }, 'the bot could not introduce itself');
    await edge.services.takeBackMeeting(meeting);
    return false;
  }
};

const post = async (edge: Edge, channel: string, message: Message): Promise<void> => {
  await edge.client.chat.postMessage({ channel, ...message, unfurl_links: false, unfurl_media: false });
};

/** Once to each person: who has no role hears whom to ask, and is greeted when there is one. */
export const introduceToPerson = async (edge: Edge, userId: string): Promise<boolean> => {
  const actor = await edge.services.whoIs(userId);
  const meeting = { person: actor ? userId : `${userId}:no-role` };
  return introduce(edge, meeting, async () => {
    const message = actor ? introductionToPerson() : noRoleMessage(await edge.services.admins());
    await post(edge, await openDirectMessages(edge, userId), message);
  });
};

/** Once in each channel. */
export const introduceToChannel = (edge: Edge, channel: string): Promise<boolean> =>
  introduce(edge, { channel }, () => post(edge, channel, introductionToChannel(edge.services.mayPostClientResultsIn(channel))));
