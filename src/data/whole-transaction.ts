import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';

const TRIES = 12;
/** The longest pause between two tries. Pauses grow at random, so that three nodes that want one row get it one after the other. */
const LONGEST_PAUSE_MS = 400;

/**
 * What a server says when it undoes a transaction for another's sake: two waited for each other (on a Galera cluster it's said at the commit), a
 * lock took too long, or a row was changed after the transaction began. Only the whole transaction can be tried again.
 */
const CONFLICTS: readonly string[] = ['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT', 'ER_CHECKREAD'];

export const isConflict = (error: unknown): boolean => {
  const { nativeError = error } = (error ?? {}) as { nativeError?: unknown };
  return CONFLICTS.includes(String((nativeError as { code?: unknown })?.code));
};

/** Does a whole transaction's work again, as long as the server undoes it for another's sake. The work starts from nothing each time. */
export const tryWhole = async <T>(transaction: () => PromiseLike<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction();
    } catch (error) {
      if (!isConflict(error) || tries === TRIES) throw error;
      await sleep(Math.random() * Math.min(LONGEST_PAUSE_MS, 5 * 2 ** tries));
    }
  }
};

/** Runs the work in a transaction, again if need be. */
export const inTransaction = <T>(knex: Knex, work: (transaction: Knex.Transaction) => Promise<T>): Promise<T> =>
  tryWhole(() => knex.transaction(work));
