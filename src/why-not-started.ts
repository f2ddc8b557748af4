import type { Config } from './config.ts';
import { FailedError } from './faults/failed-error.ts';
import { UsageError } from './faults/usage-error.ts';

/** Their messages already say what to check. */
const SLACK_ERRORS = new Set(['SlackRefusedError', 'SocketNotOpenError']);

/** Why the service couldn't start: a port or address it can't have, or Slack's refusal. Null for anything else. */
export const whyNotStarted = (error: unknown, { host, port }: Pick<Config, 'host' | 'port'>): UsageError | FailedError | null => {
  if (!(error instanceof Error)) return null;
  const { code, syscall, hostname } = error as NodeJS.ErrnoException & { readonly hostname?: string };
  if (SLACK_ERRORS.has(error.name)) return new FailedError(`${error.message}.`);
  if (syscall === 'getaddrinfo' && hostname === host) return new UsageError(`HOST=${host} is the name of no machine. Set HOST=127.0.0.1.`);
  if (syscall !== 'listen') return null;
  switch (code) {
    case 'EADDRINUSE':
      return new UsageError(`Port ${port} on ${host} is taken. Stop what listens there, or set PORT to another one.`);
    case 'EADDRNOTAVAIL':
      return new UsageError(`HOST=${host} is no address of this machine. Set HOST=127.0.0.1, or 0.0.0.0 for all of its addresses.`);
    case 'EACCES':
      return new UsageError(`This user may not listen on port ${port}. Set PORT to one above 1023.`);
    default:
      return null;
  }
};
