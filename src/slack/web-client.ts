import type { Logger } from '@slack/bolt';
import { WebAPIRequestError, type WebClientOptions } from '@slack/web-api';
import { type Meter, SILENT_METER } from './meter.ts';
import { meteredFetch } from './metered-fetch.ts';

const TIMEOUT_MS = 10_000;
/** Methods that would do their work a second time when called again. */
const ONCE_ONLY = /\/chat\.(postMessage|postEphemeral)$/;
/** Errors from before the request left: nothing can have happened at Slack. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** The connection broke after a message was sent: Slack may have it or not, so it is not sent again. */
export class UnconfirmedPostError extends Error {
  override readonly name = 'UnconfirmedPostError';
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error ? (error.cause as NodeJS.ErrnoException).code : undefined;

const fetchOnce: typeof fetch = async (input, init) => {
  try {
    return await fetch(input, init);
  } catch (error) {
    if (!ONCE_ONLY.test(String(input)) || NEVER_SENT.has(String(codeOf(error)))) throw error;
    throw new UnconfirmedPostError('Slack did not confirm the message before the connection ended', { cause: error });
  }
};

/** Options for every Web API client: a time limit, a few retries (rate limits are waited for), and no message posted twice. */
export const webClientOptions = (logger: Logger, apiUrl?: string, meter: Meter = SILENT_METER): WebClientOptions => ({
  logger,
  ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  timeout: TIMEOUT_MS,
  fetch: meteredFetch(fetchOnce, meter),
  allowAbsoluteUrls: false,
  retryConfig: {
    retries: 3,
    minTimeout: 300,
    maxTimeout: 3000,
    onFailedAttempt: (error: unknown) => {
      if (error instanceof WebAPIRequestError && error.original instanceof UnconfirmedPostError) throw error.original;
    },
  } as NonNullable<WebClientOptions['retryConfig']>,
});
