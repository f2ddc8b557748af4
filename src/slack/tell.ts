import type { Message } from '../../views/blocks.ts';
import type { Asker, Edge } from './edge.ts';
import { loggable } from './loggable.ts';
import { openDirectMessages } from './posting.ts';

const ANSWER_WITHIN_MS = 5000;

/** Slack's own addresses, or the host of the Web API that was configured: client facts go nowhere else. */
const isSlacks = (url: string, apiUrl: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { origin, protocol, hostname } = new URL(url);
  return origin === new URL(apiUrl).origin || (protocol === 'https:' && /(^|\.)slack(-gov)?\.com$/.test(hostname));
};

const byResponseUrl = async (url: string, message: Message): Promise<void> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  if (!response.ok) throw new Error(`response_url answered ${response.status}`);
};

/**
 * Says something to the asker alone. The response URL works everywhere and needs no membership; where there is none
 * (or it has been used up) an ephemeral message does, and last a direct message.
 */
export const tell = async (edge: Edge, asker: Asker, message: Message): Promise<void> => {
  const { client, logger } = edge;
  if (asker.responseUrl !== null && isSlacks(asker.responseUrl, client.slackApiUrl)) {
    try {
      return await byResponseUrl(asker.responseUrl, message);
    } catch (error) {
      logger.debug(loggable(error), 'the response URL does not work');
    }
  }
  try {
    await client.chat.postEphemeral({ channel: asker.channel, user: asker.userId, ...message });
  } catch (error) {
    logger.debug(loggable(error), 'no ephemeral message here');
    await client.chat.postMessage({ channel: await openDirectMessages(edge, asker.userId), ...message });
  }
};
