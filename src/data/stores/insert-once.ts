import { setTimeout as sleep } from 'node:timers/promises';
import { UniqueViolationError } from 'objection';

const TRIES = 8;

/** MySQL gives up one of two inserts of one key that wait for each other; a Galera node does so at the commit. Trying again is the cure. */
const isDeadlock = (error: unknown): boolean => {
  const { nativeError = error } = error as { nativeError?: unknown };
  return ['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT'].includes((nativeError as { code?: string }).code ?? '');
};

/**
 * Runs an insert of one row with a unique key: true where it is new, false where the key was there. Of any number of processes
 * that insert one key at the same time, one gets true. (INSERT IGNORE would also swallow every other fault of the row.)
 */
export const insertOnce = async (insert: () => PromiseLike<unknown>): Promise<boolean> => {
  for (let tries = 1; ; tries++) {
    try {
      await insert();
      return true;
    } catch (error) {
      if (error instanceof UniqueViolationError) return false;
      if (!isDeadlock(error) || tries === TRIES) throw error;
      await sleep(Math.random() * 20 * tries);
    }
  }
};
