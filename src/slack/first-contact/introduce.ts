import type { Message } from '../../../views/blocks/blocks.ts';
import { introductionToChannel, introductionToPerson } from '../../../views/first-contact/introduction.ts';
import { noRoleMessage } from '../../../views/notices/no-role.ts';
import type { Meeting } from '../../usecases/first-contact/first-contact.ts';
import { isUnconfirmed } from '../calls/unconfirmed.ts';
import type { Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { postConfirmed } from '../posting/confirmed-post.ts';
import { answerLabel } from '../posting/message-metadata.ts';
import { openDirectMessages } from '../posting/posting.ts';

export type Introduces = Edge<'isFirstMeeting' | 'takeBackMeeting' | 'whoIs' | 'admins' | 'mayPostClientResultsIn'>;

/** Says hello if no process has yet. True if it was said now. */
const introduce = async (edge: Introduces, meeting: Meeting, say: () => Promise<void>): Promise<boolean> => {
  if (!(await edge.services.isFirstMeeting(meeting))) return false;
  try {
    await say();
    return true;
  } catch (error) {
    edge.logger.warn({ ...meeting, ...loggable(error) }, 'the bot could not introduce itself');
    // Where it may have been said, it isn't said again.
    if (!isUnconfirmed(error)) await edge.services.takeBackMeeting(meeting);
    return false;
  }
};

const post = async (edge: Edge, channel: string, message: Message): Promise<void> => {
  await postConfirmed(edge, { channel }, message, answerLabel());
};

/** Greets a person once. A stranger is told whom to ask for a role, and greeted once they have one. */
export const introduceToPerson = async (edge: Introduces, userId: string): Promise<boolean> => {
  const actor = await edge.services.whoIs(userId);
  const meeting = { person: actor ? userId : `${userId}:no-role` };
  return introduce(edge, meeting, async () => {
    const message = actor ? introductionToPerson() : noRoleMessage(await edge.services.admins());
    await post(edge, await openDirectMessages(edge, userId), message);
  });
};

/** Introduces the bot once in each channel. */
export const introduceToChannel = (edge: Introduces, channel: string): Promise<boolean> =>
  introduce(edge, { channel }, () => post(edge, channel, introductionToChannel(edge.services.mayPostClientResultsIn(channel))));
