import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/** Slack broke while it did something that may not be done twice, such as posting. Slack may have done it, so it isn't tried again. */
export class UnconfirmedPostError extends Error {
  override readonly name = 'UnconfirmedPostError';
}

/** Slack's codes for "something broke on our side, and part of it may be done". */
const MAY_BE_DONE = new Set(['fatal_error', 'internal_error']);

/** Whether Slack may have done what was asked, although the call failed. */
export const isUnconfirmed = (error: unknown): boolean =>
  error instanceof UnconfirmedPostError || (error instanceof WebAPIPlatformError && MAY_BE_DONE.has(error.data.error));

/** Errors from before the request was sent: Slack can't have done anything. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'PROXY_REFUSED']);

/** @param error what `fetch` threw */
export const wasNeverSent = (error: unknown): boolean =>
  error instanceof Error && error.cause instanceof Error && NEVER_SENT.has(String((error.cause as NodeJS.ErrnoException).code));

/** Slack's own codes are words; anything else in their place is a body that wasn't Slack's answer. */
const isSlacksCode = (code: string): boolean => /^\w+$/.test(code);

/** Whether an error says that nothing was done: Slack refused, or never got the call. */
const isRefusal = (error: unknown): boolean => {
  if (error instanceof WebAPIPlatformError) return isSlacksCode(error.data.error);
  if (error instanceof WebAPIHTTPError) return error.statusCode < 500;
  if (error instanceof WebAPIRequestError) return wasNeverSent(error.original);
  return error instanceof WebAPIRateLimitedError;
};

/** Runs a call that may not be done twice. @throws UnconfirmedPostError if Slack may have done it, else Slack's refusal */
export const confirmed = async <T>(call: () => Promise<T>): Promise<T> => {
  try {
    return await call();
  } catch (error) {
    if (isRefusal(error)) throw error;
    throw new UnconfirmedPostError('Slack didn’t say whether it was done', { cause: error });
  }
};
