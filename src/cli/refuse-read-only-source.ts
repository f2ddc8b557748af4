import type { Config } from '../config.ts';
import { UsageError } from '../faults/usage-error.ts';

/** Refuses to write a book into a separate source database: it belongs to the firm and is only read. @throws UsageError */
export const refuseReadOnlySource = ({ databaseUrl, sourceDatabaseUrl }: Pick<Config, 'databaseUrl' | 'sourceDatabaseUrl'>): void => {
  if (sourceDatabaseUrl === databaseUrl) return;
  throw new UsageError(
    'SOURCE_DATABASE_URL names a database of its own, and that book is only read. Unset it to write a book into the database of DATABASE_URL.',
  );
};
