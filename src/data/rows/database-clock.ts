import type { Database } from '../database.ts';
import { timeFromColumn } from './columns.ts';

/**
 * The clock that all processes of an installation share: the database server's, because those of their machines may differ by minutes. An
 * embedded database has only the clock of its machine, and so have all its processes.
 */
export const databaseClock =
  ({ kind, knex }: Database) =>
  async (): Promise<Date> => {
    if (kind === 'sqlite') return new Date();
    const [rows] = await knex.raw('SELECT UTC_TIMESTAMP(3) AS now');
    return timeFromColumn(rows[0].now);
  };
