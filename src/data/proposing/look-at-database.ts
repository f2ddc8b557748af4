import type { Answers, DryRun, Question } from '../../usecases/ports/loading/book-loader.ts';
import type { Database } from '../database.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { BookCalendar } from '../sources/reading/book-calendar.ts';
import { telling } from '../sources/reading/source-errors.ts';
import { databaseRun } from './database-run.ts';
import { readTables } from './database-tables.ts';
import { proposeTables } from './propose-database.ts';
import { type SettledDatabase, settleDatabase } from './settle-database.ts';

/** Proposes, and asks what's open, until nothing is. */
export type UntilAnswered = <P extends { readonly questions: readonly Question[] }>(
  propose: (answers: Answers) => Promise<P>,
) => Promise<P>;

/** What a database holds, and what reading it gives. */
export interface LookedAtDatabase extends Pick<SettledDatabase, 'mapping' | 'places'> {
  readonly dryRun: DryRun;
}

/**
 * Looks at the tables and cells of a database, asks what's open, and reads the book as proposed. Writes nothing into it.
 * @param base an earlier document, which is only checked; null: none
 */
export const lookAtDatabase = (
  database: Database,
  base: Mapping | null,
  calendar: BookCalendar,
  until: UntilAnswered,
): Promise<LookedAtDatabase> =>
  telling(async () => {
    const known = base && { mapping: base, questions: [], tables: await readTables(database) };
    const { mapping, places } = await until(async (answers) => {
      const proposed = known ?? (await proposeTables(database, answers, calendar.zone));
      return proposed.questions.length > 0 ? { ...proposed, places: [] } : settleDatabase(database, proposed, answers, calendar.zone);
    });
    return { mapping, places, dryRun: await databaseRun(database, mapping, calendar) };
  });
