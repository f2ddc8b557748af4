import pino, { type Logger } from 'pino';
import type { Config } from './config.ts';
import { currentRequest } from './slack/request-context.ts';

/** Every line that is written for one request of Slack's carries its id. */
const requestFields = (): object => {
  const request = currentRequest();
  return request ? { request: request.id } : {};
};

/** JSON lines on stderr. error: somebody must act now; warn: somebody should look; info: what a day's reader wants to know. */
export const logger = (level: Config['logLevel']): Logger =>
  pino({ level, base: null, mixin: requestFields }, pino.destination({ dest: 2, sync: true }));
