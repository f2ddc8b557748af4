import { dirname, join } from 'node:path';
import { parseDatabaseUrl } from '../database-url.ts';

/** Where backups go that the program makes by itself: beside an embedded database, else below the folder it runs in. */
export const backupFolder = (databaseUrl: string): string => {
  const address = parseDatabaseUrl(databaseUrl);
  return address.kind === 'sqlite' && address.filename !== ':memory:'
    ? join(dirname(address.filename), 'backups')
    : join('data', 'backups');
};
