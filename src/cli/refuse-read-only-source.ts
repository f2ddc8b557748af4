import type { Config } from '../config.ts';
import { UsageError } from '../usage-error.ts';

/** A book in a database of its own belongs to the firm and is only read: nothing writes a book there. @throws UsageError */
export const refuseReadOnlySource = ({ databaseUrl, sourceDatabaseUrl }: Pick<Config, 'databaseUrl' | 'sourceDatabaseUrl'>): void => {
  if (sourceDatabaseUrl === databaseUrl) return;
  throw new UsageError(
    'SOURCE_DATABASE_URL names a database of its own, and that book is only read. Unset it to write a book into the database of DATABASE_URL.',
  );
};
