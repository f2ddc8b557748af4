import { dirname, join } from 'node:path';
import { parseDatabaseUrl } from '../database-url.ts';

/** Where the program's own backups go: next to an embedded database, else below the working folder. */
export const backupFolder = (databaseUrl: string): string => {
  const address = parseDatabaseUrl(databaseUrl);
  return address.kind === 'sqlite' && address.filename !== ':memory:'
    ? join(dirname(address.filename), 'backups')
    : join('data', 'backups');
};
