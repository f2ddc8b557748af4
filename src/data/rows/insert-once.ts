import { UniqueViolationError } from 'objection';

/**
 * Inserts one row with a unique key: true if it's new, false if the key existed. If several processes insert the same key at once, exactly
 * one gets true. (INSERT IGNORE would also hide every other error in the row.)
 */
export const insertOnce = async (insert: () => PromiseLike<unknown>): Promise<boolean> => {
  try {
    await insert();
    return true;
  } catch (error) {
    if (error instanceof UniqueViolationError) return false;
    throw error;
  }
};
