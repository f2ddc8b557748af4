import { sentToDirectMessages } from '../../../views/notices/sent-to-direct-messages.ts';
import type { MessagePlace } from '../../usecases/ports/recommendation-store.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { tell } from './tell.ts';

const HTTPS = /^https:\/\/[^\s<>|]{1,500}$/;

const linkTo = async ({ client, logger }: Edge, { channel, ts }: MessagePlace): Promise<string | null> => {
  try {
    const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
    return permalink !== undefined && HTTPS.test(permalink) ? permalink : null;
  } catch (error) {
    logger.debug(loggable(error), 'Slack names no address for a message');
    return null;
  }
};

/** Tells somebody who asked elsewhere that the answer is in their direct messages, with a link to it. */
export const tellWhere = async (edge: Edge, asker: Asker, place: MessagePlace): Promise<void> =>
  tell(edge, asker, sentToDirectMessages(await linkTo(edge, place)));
