import { setTimeout as sleep } from 'node:timers/promises';
import { checkBook, checkDatabase, inWords } from './check-parts.ts';
import { isDatabaseError, needsSomebody } from './data/describe-database-error.ts';
import type { Dependencies } from './deps.ts';
import { FailedError } from './faults/failed-error.ts';
import { SourceUnavailableError } from './usecases/ports/book-source.ts';

const LOOK_AGAIN_MS = 1000;
const BOOK_TRIES = 3;

/**
 * Waits until the product's own tables are there: a deploy may start us before its database. Says why it waits, and again when that changes.
 * @throws FailedError if waiting can't help: a refused password, a missing database, migrations that weren't run
 */
export const awaitDatabase = async (dependencies: Dependencies, remark: (line: string) => void): Promise<void> => {
  const { databaseUrl } = dependencies.config;
  for (let said = ''; ; ) {
    try {
      await checkDatabase(dependencies);
      if (said !== '') remark('The database is there.');
      return;
    } catch (error) {
      if (!isDatabaseError(error)) throw error;
      const why = inWords(error, databaseUrl);
      if (needsSomebody(error)) throw new FailedError(why);
      if (why !== said) remark(`Waiting for the database. ${why}`);
      said = why;
    }
    await sleep(LOOK_AGAIN_MS);
  }
};

/**
 * Looks at the book before anybody is served. If it's away or still empty, says so: the last reading serves, and the book may come.
 * @throws FailedError if it can't be read until somebody changes the configuration
 */
export const lookAtBook = async (dependencies: Dependencies, remark: (line: string) => void): Promise<void> => {
  for (let tries = 1; ; tries++) {
    try {
      await checkBook(dependencies);
      return;
    } catch (error) {
      if (!(error instanceof SourceUnavailableError)) throw error;
      if (error.kind === 'configuration') throw new FailedError(error.message);
      // One time limit may be chance, and behind it may be a refused password.
      if (error.kind === 'away' && tries < BOOK_TRIES) continue;
      remark(`${error.message} Serving without it until then.`);
      return;
    }
  }
};
