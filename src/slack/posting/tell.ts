import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Message } from '../../../views/blocks/blocks.ts';
import { mayBeSecondIf } from '../../../views/notices/may-be-second.ts';
import { personIsAnswered } from '../../patience/patience.ts';
import { isUnconfirmed, UnconfirmedPostError, wasNeverSent } from '../calls/unconfirmed.ts';
import type { Asker, Edge } from '../edge/edge.ts';
import { loggable } from '../edge/loggable.ts';
import { answerIn, currentRequest } from '../edge/request-context.ts';
import { postConfirmed } from './confirmed-post.ts';
import { answerLabel } from './message-metadata.ts';
import { openDirectMessages } from './posting.ts';
import { isSlacks } from './slacks-address.ts';

const ANSWER_WITHIN_MS = 2500;

/** A used or expired address may answer 200, and say so in its body like a method of the Web API. */
const NOT_OK = /^\s*\{.*"ok"\s*:\s*false/s;

/** @throws UnconfirmedPostError if Slack may have taken it all the same */
const byResponseUrl = async ({ fetch }: Edge, url: string, message: Message): Promise<void> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message }),
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch((error: unknown) => {
    throw wasNeverSent(error) ? error : new UnconfirmedPostError('response_url was cut off', { cause: error });
  });
  if (response.status >= 500) throw new UnconfirmedPostError(`response_url answered ${response.status}`);
  // Read whole, so that the connection is free again. If the rest doesn't come, Slack has taken it all the same.
  const said = await response.text().catch(() => '');
  if (!response.ok || NOT_OK.test(said)) throw new Error(`response_url answered ${response.status}: ${said.slice(0, 100)}`);
};

/**
 * Says something to the asker alone. A modal that waits for this request's answer comes first, then a response URL: it works everywhere and needs no
 * membership. If there's none (or it's used up), it's an ephemeral message, and if that fails a direct message (an ephemeral one while Slack limits
 * those). If Slack may have shown it already, the next one says that it may be the second.
 */
export const tell = async (edge: Edge, asker: Asker, message: Message): Promise<void> => {
  const waiting = currentRequest()?.waiting;
  answerIn(null);
  if (!(await waiting?.(message))) await tellInMessage(edge, asker, message);
  personIsAnswered();
};

const tellInMessage = async (edge: Edge, asker: Asker, message: Message): Promise<void> => {
  const { client, logger } = edge;
  let isSecond = false;
  if (asker.responseUrl !== null && isSlacks(asker.responseUrl, client.slackApiUrl)) {
    try {
      return await byResponseUrl(edge, asker.responseUrl, message);
    } catch (error) {
      isSecond = isUnconfirmed(error);
      logger.debug(loggable(error), 'the response URL does not work');
    }
  }
  // What somebody wrote to us in direct messages is answered where it was written.
  if (asker.thread !== undefined && asker.channel.startsWith('D')) {
    await postConfirmed(edge, { channel: asker.channel, thread: asker.thread }, message, answerLabel(), isSecond);
    return;
  }
  const thread = asker.thread ? { thread_ts: asker.thread } : {};
  try {
    await client.chat.postEphemeral({ channel: asker.channel, user: asker.userId, ...thread, ...mayBeSecondIf(isSecond, message) });
  } catch (error) {
    isSecond ||= isUnconfirmed(error);
    logger.debug(loggable(error), 'no ephemeral message here');
    const channel = await openDirectMessages(edge, asker.userId);
    try {
      await postConfirmed(edge, { channel }, message, answerLabel(), isSecond);
    } catch (limited) {
      if (!(limited instanceof WebAPIRateLimitedError)) throw limited;
      // Ephemeral messages have a limit of their own.
      await client.chat.postEphemeral({ channel, user: asker.userId, ...mayBeSecondIf(isSecond, message) });
    }
  }
};
