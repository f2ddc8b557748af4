import { type Logger, LogLevel } from '@slack/bolt';
import type { EdgeLogger } from '../edge/edge.ts';
import { redacted } from '../edge/loggable.ts';

const said = (parts: readonly unknown[]): string =>
  redacted(parts.map((part) => (part instanceof Error ? `${part.name}: ${part.message}` : String(part))).join(' '));

/** Puts Bolt's log lines in our log. Its debug lines hold message texts and whole envelopes, so they're never logged. */
export const boltLogger = (logger: EdgeLogger): Logger => ({
  debug: () => {},
  info: (...parts: unknown[]) => logger.debug({ from: 'bolt' }, said(parts)),
  warn: (...parts: unknown[]) => logger.warn({ from: 'bolt' }, said(parts)),
  error: (...parts: unknown[]) => logger.error({ from: 'bolt' }, said(parts)),
  setLevel: () => {},
  getLevel: () => LogLevel.INFO,
  setName: () => {},
});
