import { constants, fstatSync, openSync } from 'node:fs';
import pino, { type Logger } from 'pino';
import type { Config } from './config.ts';
import { currentRequest } from './slack/edge/request-context.ts';

/** Adds the request id to every line written for a Slack request. */
const requestFields = (): object => {
  const request = currentRequest();
  return request ? { request: request.id } : {};
};

/** What's kept of lines that can't be written now; bytes. More are dropped. */
const MOST_KEPT = 1024 * 1024;

/** Opens a pipe again without blocking: otherwise a reader that has stopped would stop the process. */
const unblocked = (): number => {
  try {
    return fstatSync(2).isFIFO() ? openSync('/proc/self/fd/2', constants.O_WRONLY | constants.O_NONBLOCK) : 2;
  } catch {
    return 2;
  }
};

/** A log that can't be written must not delay an answer: its lines are written when it can be again. */
const stderr = (): ReturnType<typeof pino.destination> => {
  const destination = pino.destination({ dest: unblocked(), sync: true, maxLength: MOST_KEPT, retryEAGAIN: () => false });
  destination.on('error', () => {});
  return destination;
};

/**
 * Writes JSON lines on stderr. error: someone must act now; warn: someone should look; info: what a reader of the day's log wants to know.
 */
export const logger = (level: Config['logLevel']): Logger => pino({ level, base: null, mixin: requestFields }, stderr());
