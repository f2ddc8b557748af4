import type { Config } from '../config.ts';
import { UsageError } from '../faults/usage-error.ts';

/** Refuses to write a book where the firm's own is read: it's never written to, and another one would have no reader. @throws UsageError */
export const refuseReadOnlySource = ({ databaseUrl, sourceDatabaseUrl, sourceMapping }: Config): void => {
  if (sourceMapping !== null)
    throw new UsageError("SOURCE_MAPPING names the firm's own tables, so a book written here wouldn't be read. Unset it to load one.");
  if (sourceDatabaseUrl === databaseUrl) return;
  throw new UsageError(
    'SOURCE_DATABASE_URL names a database of its own, and that book is only read. Unset it to write a book into the database of DATABASE_URL.',
  );
};
