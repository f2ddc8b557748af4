import pino, { type Logger } from 'pino';
import type { Config } from './config.ts';
import { currentRequest } from './slack/edge/request-context.ts';

/** Adds the request id to every line written for a Slack request. */
const requestFields = (): object => {
  const request = currentRequest();
  return request ? { request: request.id } : {};
};

/**
 * Writes JSON lines on stderr. error: someone must act now; warn: someone should look; info: what a reader of the day's log wants to know.
 */
export const logger = (level: Config['logLevel']): Logger =>
  pino({ level, base: null, mixin: requestFields }, pino.destination({ dest: 2, sync: true }));
