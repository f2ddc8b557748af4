import pino, { type Logger } from 'pino';
import type { Config } from './config.ts';

/** JSON lines on stderr. error: somebody must act now; warn: somebody should look; info: what a day's reader wants to know. */
export const logger = (level: Config['logLevel']): Logger => pino({ level, base: null }, pino.destination({ dest: 2, sync: true }));
