import { oldBookInWords } from './advisor/calendar/book-days-in-words.ts';
import { dayInWords } from './advisor/calendar/day-in-words.ts';
import { describeDatabaseError, isDatabaseError } from './data/describe-database-error.ts';
import { pendingMigrations } from './data/migrations/migrate.ts';
import { checkWords } from './data/sources/mapped/check-words.ts';
import { openMappedBook } from './data/sources/mapped/mapped-book.ts';
import { isBookThere } from './data/sources/open-source.ts';
import { isDemoBook } from './data/sources/reading/book-marker.ts';
import type { Dependencies } from './deps.ts';
import { FailedError } from './faults/failed-error.ts';
import { SourceUnavailableError } from './usecases/ports/book-source.ts';

/** What's wrong with a part, as a person reads it. Errors of the book's database say so themselves. */
export const inWords = (error: unknown, databaseUrl: string): string => {
  if (isDatabaseError(error)) return describeDatabaseError(error, databaseUrl);
  return error instanceof Error ? error.message : String(error);
};

/**
 * Whether the product's own tables are there, up to date, and can be written. `doctor` says it, and `serve` before it serves.
 * @throws FailedError if only a person can help, else the database's error
 */
export const checkDatabase = async ({ database, pulse, clock }: Pick<Dependencies, 'database' | 'pulse' | 'clock'>): Promise<string> => {
  const pending = await pendingMigrations(database);
  if (pending.length > 0) throw new FailedError(`${pending.length} migrations are pending: run "bond-advisor migrate".`);
  await pulse.beat(clock.now());
  return 'reached, tables up to date, can be written';
};

/** Whether the book is there, with trades. @throws SourceUnavailableError */
export const checkBook = async ({ bookDay, calendar, config }: Pick<Dependencies, 'bookDay' | 'calendar' | 'config'>): Promise<string> => {
  try {
    const newest = await bookDay.read();
    if (newest === null) throw new SourceUnavailableError('The book is reached, but it has no usable trades.', 'empty');
    const old = calendar.oldBook(newest, calendar.today());
    return `reached, newest trade ${dayInWords(newest)}${old === null ? '' : `. ${oldBookInWords(old)}`}`;
  } catch (error) {
    // A firm's database without any book is another one than was meant.
    if (!(error instanceof SourceUnavailableError) || error.kind !== 'empty' || config.sourceDatabaseUrl === config.databaseUrl)
      throw error;
    throw new SourceUnavailableError(error.message, 'configuration');
  }
};

/** How much of a mapped book is understood; null if the book isn't mapped. @throws FailedError naming what isn't understood, and the fix */
export const checkMapping = async ({
  mapping,
  sourceDatabase,
  calendar,
}: Pick<Dependencies, 'mapping' | 'sourceDatabase' | 'calendar'>): Promise<string | null> => {
  if (mapping === null) return null;
  const { filled, understood, problems } = await checkWords(openMappedBook(sourceDatabase, mapping, calendar));
  // Never "100%" while something is lost.
  const share = understood === filled ? '100' : Math.min(99.9, (100 * understood) / filled).toFixed(1);
  const says = `${share}% of ${filled} cells looked at are understood`;
  if (problems.length > 0) throw new FailedError([`${says}.`, ...problems].join('\n     '));
  return says;
};

/** Whether the database holds a book that the playground, which has no login, doesn't show. */
export const isBookPrivate = async ({ sourceDatabase }: Dependencies): Promise<boolean> =>
  (await isBookThere(sourceDatabase)) && !(await isDemoBook(sourceDatabase));
